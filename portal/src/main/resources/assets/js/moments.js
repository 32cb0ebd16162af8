// Keeps "4 min ago" and running durations true. The words are those of the server's Moments.

function ago(seconds) {
  if (seconds < 45) return 'just now';
  if (seconds < 90 * 60) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h ago`;
  return `${Math.round(seconds / 86_400)} days ago`;
}

export function duration(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return whole < 3600
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

function secondsSince(moment) {
  return (Date.now() - Date.parse(moment)) / 1000;
}

function tick() {
  document.querySelectorAll('time[data-ago]').forEach((time) => {
    const words = ago(secondsSince(time.dateTime));
    if (time.textContent !== words) time.textContent = words;
  });
  document.querySelectorAll('time[data-since]').forEach((time) => {
    time.textContent = duration(secondsSince(time.dataset.since));
  });
  document.querySelectorAll('progress[data-progress]').forEach((progress) => {
    progress.value = Math.min(progress.max, secondsSince(progress.dataset.progress));
  });
}

tick();
setInterval(tick, 1000);
document.addEventListener('htmx:afterSwap', tick);
