// The library counts code points, a browser UTF-16 units: the same number leads to other places as soon as a text has an emoji.
export class Offsets {
  constructor(text) {
    this.text = text;
    this.astral = [];
    for (let units = 0; units < text.length; units += 1) {
      const code = text.charCodeAt(units);
      if (code >= 0xd800 && code < 0xdc00) {
        this.astral.push(units);
        units += 1;
      }
    }
    this.length = text.length - this.astral.length;
  }

  toPoints(units) {
    return units - below(this.astral, units);
  }

  toUnits(points) {
    // The place of each wide character in code points is its place in units without the wide ones before it.
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.astral[middle] - middle < points) low = middle + 1;
      else high = middle;
    }
    return points + low;
  }

  slice(start, end) {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}

// How many of sorted numbers are smaller than a number.
export function below(numbers, number) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
