// Terms to choose from, what was used last first.
import { state, term } from "./state.js";

const used = {};

export function remember(vocabulary, id) {
  used[vocabulary] = [id, ...(used[vocabulary] ?? []).filter((one) => one !== id)].slice(0, 8);
}

export function choices(vocabulary) {
  return { items: items(vocabulary), recent: used[vocabulary] ?? recentIn(vocabulary) };
}

export function items(vocabulary) {
  return (state.terms[vocabulary] ?? []).map((one) => ({
    id: one.id, title: one.title, means: one.means,
    more: one.slots?.length ? `Asks for ${one.slots.map(([kind, level]) => `${term("kinds", kind).title.toLowerCase()} (${level})`).join(", ")}.` : one.examples?.length ? `As in “${one.examples[0]}”.` : "",
  }));
}

// Before anything was chosen, what the claims before this one have counts as used.
function recentIn(vocabulary) {
  if (vocabulary !== "categories") return [];
  const here = state.order.indexOf(state.current);
  const before = state.order.slice(Math.max(here - 20, 0), Math.max(here, 0)).reverse().flatMap((id) => state.claims[id].value.categories);
  return [...new Set(before)].filter((id) => id !== "unsorted").slice(0, 5);
}

export const options = (vocabulary) => (state.terms[vocabulary] ?? []).map((one) => ({ id: one.id, title: one.title, means: one.means }));
