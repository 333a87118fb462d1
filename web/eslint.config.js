import a11y from 'eslint-plugin-jsx-a11y';
import imports from 'eslint-plugin-import';
import hooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import ts from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));
const ground = ['design', 'keys', 'live', 'person', 'phone', 'http', 'sounds', 'texts', 'generated', 'setup'];

/** Which folder may not import from which: ground < features < app, and no feature knows another. */
const zones = [
  ...ground.map((folder) => ({ target: `./src/${folder}`, from: ['./src/features', './src/app'] })),
  { target: './src/features', from: './src/app' },
  ...features.map((feature) => ({ target: `./src/features/${feature}`, from: './src/features', except: [`./${feature}`] })),
];

const outsideDesign = [
  { selector: 'Literal[value=/#[0-9a-fA-F]{3,8}$/]', message: 'Colours live in src/design only.' },
  { selector: 'Literal[value=/\\d(px|rem)\\b/]', message: 'Sizes live in src/design only.' },
  { selector: 'JSXAttribute[name.name="style"]', message: 'Looks live in src/design only.' },
  { selector: 'JSXAttribute[name.name="color"]', message: 'Colours by meaning only: use a component of src/design.' },
];

export default ts.config(
  { ignores: ['dist', 'src/generated', 'node_modules'] },
  ...ts.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { import: imports, 'jsx-a11y': a11y, 'react-hooks': hooks },
    settings: { 'import/resolver': { typescript: { project: './tsconfig.json' } } },
    rules: {
      ...a11y.configs.recommended.rules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'import/no-restricted-paths': ['error', { zones }],
      'import/no-default-export': 'error',
      'import/no-cycle': 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'jsx-a11y/no-autofocus': 'off',
      'jsx-a11y/media-has-caption': 'off',
      'no-console': 'error',
    },
  },
  { files: ['src/{app,features,live,phone}/**/*.tsx'], rules: { 'no-restricted-syntax': ['error', ...outsideDesign] } },
);
