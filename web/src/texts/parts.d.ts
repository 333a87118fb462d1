declare module 'virtual:texts/*' {
  const texts: object;
  // eslint-disable-next-line import/no-default-export
  export default texts;
}
