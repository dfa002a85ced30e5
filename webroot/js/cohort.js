// What a cohort's first page gains by scripts: it stays up to date, its charts are drawn, and arrow keys move through its
// table.
import { followCohort } from "./cohort-live.js";
import { drawCharts } from "./cohort-charts.js";
import { walkByKeys } from "./cohort-grid.js";

export function attend(page) {
  const grid = page.querySelector("[data-grid]");
  if (grid) {
    walkByKeys(grid);
  }
  drawCharts(page);
  followCohort(page);
}
