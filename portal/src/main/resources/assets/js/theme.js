// Light or dark: what the system says, until somebody chooses. A cookie lets the server send the right one at once.

const YEAR_IN_SECONDS = 31_536_000;

function showsDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
  const theme = showsDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR_IN_SECONDS}; samesite=lax`;
});
