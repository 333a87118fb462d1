import { useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import looks from '../Gallery.module.css';
import { Shown } from '../Shown';
import { contrast, pairs, rgbOf, type Pair } from '../contrast';

const sizes = ['12', '13', '14', '16', '20', '28', '40'];
const spaces = ['s1', 's2', 's3', 's4', 's5', 's6', 's8', 's10'];
const heights = ['row', 'control', 'control-lg', 'call', 'bar'];
const corners = ['r-chip', 'r-control', 'r-panel', 'r-sheet', 'r-pill'];
const shadows = ['shadow-menu', 'shadow-sheet'];
const weights = [400, 500, 600];

/** An ink on its ground, and the ratio as the browser shows them. */
function Swatch({ ink, ground, least }: Pair) {
  const sample = useRef<HTMLElement>(null);
  const [ratio, setRatio] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (!sample.current) return;
    const { color, backgroundColor } = getComputedStyle(sample.current);
    setRatio(contrast(rgbOf(color), rgbOf(backgroundColor)));
  }, []);
  return (
    <div className={looks.swatch} data-weak={(ratio !== null && ratio < least) || undefined}>
      <b ref={sample} style={{ color: `var(--${ink})`, backgroundColor: `var(--${ground})` }} aria-hidden>{least > 3 ? 'Ag' : <i />}</b>
      <span>{ink}<em>{ground}</em><em dir="ltr">{ratio?.toFixed(1)} ≥ {least}</em></span>
    </div>
  );
}

/** Colours with their contrast, type, measures, corners, shadows. */
export function Tokens() {
  const { t } = useTranslation();
  const words = pairs.filter(({ least }) => least > 3);
  const shapes = pairs.filter(({ least }) => least === 3);
  return (
    <>
      <Shown of={t('gallery.inks')}><div className={looks.swatches}>{words.map((each) => <Swatch key={`${each.ink} ${each.ground}`} {...each} />)}</div></Shown>
      <Shown of={t('gallery.shapes')}><div className={looks.swatches}>{shapes.map((each) => <Swatch key={`${each.ink} ${each.ground}`} {...each} />)}</div></Shown>
      <Shown of={t('gallery.type')}>
        <div className={looks.scale}>
          {sizes.map((size) => [<span key={size}>fs-{size}</span>, <div key={`${size} words`} style={{ fontSize: `var(--fs-${size})`, lineHeight: `var(--lh-${size})` }}>{t('sign_in.slogan')}</div>])}
          {weights.map((weight) => [<span key={weight}>{weight}</span>, <div key={`${weight} words`} style={{ fontWeight: weight }}>{t('sign_in.slogan')} 0123456789</div>])}
        </div>
      </Shown>
      <Shown of={t('gallery.measures')}>
        <div className={looks.scale}>
          {spaces.map((name) => [<span key={name}>{name}</span>, <div key={`${name} bar`}><div className={looks.bar} style={{ width: `var(--${name})`, height: 'var(--s3)' }} /></div>])}
          {heights.map((name) => [<span key={name}>{name}</span>, <div key={`${name} bar`}><div className={looks.bar} style={{ height: `var(--${name})`, width: 'var(--s10)' } as CSSProperties} /></div>])}
        </div>
      </Shown>
      <Shown of={t('gallery.corners')}>{corners.map((name) => <div key={name} className={looks.as}><div className={looks.corner} style={{ borderRadius: `var(--${name})` }} />{name}</div>)}</Shown>
      <Shown of={t('gallery.shadows')}>{shadows.map((name) => <div key={name} className={looks.as}><div className={looks.float} style={{ boxShadow: `var(--${name})` }} />{name}</div>)}</Shown>
    </>
  );
}
