/** Two arches, a hall and a ring. It takes the colour of its surroundings. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth={2.6} aria-hidden>
      <path d="M3.5 20.5V12a8.5 8.5 0 0 1 17 0v8.5" />
      <path d="M8.3 20.5v-8.3a3.7 3.7 0 0 1 7.4 0v8.3" opacity={0.5} />
    </svg>
  );
}
