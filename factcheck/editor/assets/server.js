// What is asked of the server: one thing after another, so that an edit never overtakes the one before it.
let last = Promise.resolve();
export let waiting = 0;

export function call(name, asked = {}) {
  // Whether the file has changed elsewhere is asked all the time, and nobody waits for that.
  const quiet = name === "look";
  if (!quiet) count(1);
  const answer = last.then(() => send(name, asked));
  last = answer.catch(() => null);
  return answer.finally(() => (quiet ? null : count(-1)));
}

// Whether something is under way can be seen from outside, by tests and by style sheets.
function count(more) {
  waiting += more;
  document.documentElement.dataset.waiting = String(waiting);
}

async function send(name, asked) {
  let answer;
  try {
    answer = await fetch(`api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(asked),
    });
  } catch {
    throw new Error("The editor's server has stopped. What was saved is in the file; start factcheck edit again to go on.");
  }
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
