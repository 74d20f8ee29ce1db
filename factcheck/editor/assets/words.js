// Words as they are selected: a figure with its separators, its sign and its per cent is one word, as is a compound.
import { below } from "./offsets.js";

const WORD = /(?:[-+−$€£](?=\d))?(?:(?:\p{L}\.){2,}|\d+(?:[.,:/]\d+)*[\p{L}\p{M}\p{N}_]*|[\p{L}\p{M}\p{N}_]+)(?:['’‐-][\p{L}\p{M}\p{N}_]+)*(?:\s?[%‰°])?/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const SENTENCE_END = /[.!?…。！？؟।]["'”’»)]*(?=\s|$)|\n/gu;
const CLAUSE_END = /[,;:.!?…，、；：。！？؟۔।][)"'”’»]*(?=\s|$)|\s[–—-]\s|\n|(?<=\p{Script=Han})[，、；：。]/gu;

export class Words {
  constructor(text, offsets, language) {
    this.starts = [];
    this.ends = [];
    const segmenter = "Segmenter" in Intl ? new Intl.Segmenter(sound(language), { granularity: "word" }) : null;
    let wide = 0;
    let seen = 0;
    // The count of wide characters goes along, so that a text is walked through once.
    const points = (units) => {
      while (seen < offsets.astral.length && offsets.astral[seen] < units) seen += 1;
      wide = seen;
      return units - wide;
    };
    for (const found of text.matchAll(WORD)) {
      if (segmenter && UNSPACED.test(found[0])) {
        for (const part of segmenter.segment(found[0])) {
          if (!part.isWordLike) continue;
          this.starts.push(points(found.index + part.index));
          this.ends.push(points(found.index + part.index + part.segment.length));
        }
      } else {
        this.starts.push(points(found.index));
        this.ends.push(points(found.index + found[0].length));
      }
    }
    this.sentenceEnds = places(text, SENTENCE_END, offsets);
    this.clauseEnds = places(text, CLAUSE_END, offsets);
  }

  get count() {
    return this.starts.length;
  }

  // The number of the word at a place, or of the next one behind it.
  at(place) {
    return Math.min(below(this.ends, place + 1), this.count - 1);
  }

  // The number of the last word that begins before a place.
  before(place) {
    return Math.max(below(this.starts, place) - 1, 0);
  }

  // A range made wider so that it cuts no word, and narrower so that it neither begins nor ends between words.
  whole(start, end) {
    const first = this.at(start);
    const last = this.before(end);
    if (!this.count || last < first) return null;
    return [this.starts[first], this.ends[last]];
  }

  // The words between two ends of sentences or clauses around a place.
  stretch(place, ends) {
    const number = below(ends, place + 1);
    const start = number ? ends[number - 1] : 0;
    const end = number < ends.length ? ends[number] : Infinity;
    return this.whole(start, Math.min(end, this.ends[this.count - 1] ?? 0)) ?? [place, place];
  }
}

function places(text, pattern, offsets) {
  return [...text.matchAll(pattern)].map((found) => offsets.toPoints(found.index + found[0].length));
}

function sound(language) {
  try {
    return Intl.getCanonicalLocales(language || "en")[0];
  } catch {
    return "en";
  }
}
