// Beside the form: what the chosen size and environment will make, and what happens before it does.

const size = document.getElementById('size');
const environment = document.getElementById('environment');

function show(name, text) {
  document.querySelectorAll(`[data-made="${name}"]`).forEach((element) => { element.textContent = text; });
}

function describe() {
  const { cpu, memory, tasks, tasksMaximum, database, storage } = size.selectedOptions[0].dataset;
  const count = tasks === tasksMaximum ? tasks : `${tasks} to ${tasksMaximum}, by load`;
  show('tasks', `WordPress × ${tasks}`);
  show('containers', count);
  show('container', `${cpu / 1024} vCPU, ${memory / 1024} GiB`);
  show('database', `MariaDB ${storage} GiB`);
  show('database-size', `${database}, ${storage} GiB`);
  show('approval', environment.value === 'PRODUCTION' ? 'Somebody approves the plan' : 'Nothing to approve: it starts at once');
}

[size, environment].forEach((select) => select.addEventListener('change', describe));
describe();
