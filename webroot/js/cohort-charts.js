// Draws each table of a cohort's page as a chart above it. The table stays, for who reads numbers or hears them.
const charts = new Map();

// Parts of one whole go from what deserves attention to what does not; the palest stand in the middle.
const FROM_WEAK_TO_STRONG = [
  "var(--attention)",
  "color-mix(in oklch, var(--attention) 45%, var(--paper))",
  "color-mix(in oklch, var(--ink-soft) 45%, var(--paper))",
  "var(--ink-soft)",
];
const SIDE_BY_SIDE = ["var(--ink)", "var(--ink-soft)"];

export async function drawCharts(page) {
  // Readers who chose their own few colours could not tell the parts of a chart: they get the tables.
  if (!page.querySelector("[data-draw]") || matchMedia("(forced-colors: active)").matches) {
    return;
  }
  await load(page.dataset.chart);
  page.querySelectorAll(".chart details[open]").forEach((details) => details.removeAttribute("open"));
  const draw = () => page.querySelectorAll(".chart").forEach(drawChart);
  draw();
  document.addEventListener("crossroads:live", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    charts.forEach((chart) => chart.destroy());
    charts.clear();
    draw();
  });
}

function load(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = resolve;
    script.onerror = () => reject(new Error("The charts can't be drawn: " + src + " was not found"));
    document.head.append(script);
  });
}

function drawChart(section) {
  const table = section.querySelector("[data-draw]");
  const data = read(table);
  const known = charts.get(section.id);
  if (known && known.canvas.isConnected) {
    if (JSON.stringify(data.said) !== known.said) {
      known.said = JSON.stringify(data.said);
      known.data.labels = data.labels;
      known.data.datasets.forEach((set, i) => {
        set.data = data.series[i].values;
      });
      known.update();
    }
    return;
  }
  known?.destroy();
  const canvas = document.createElement("canvas");
  const frame = section.querySelector("[data-keep]");
  frame.classList.add("chart-frame");
  frame.replaceChildren(canvas);
  const chart = new window.Chart(canvas, configuration(table.dataset.draw, data, data.series.length > 2));
  chart.said = JSON.stringify(data.said);
  charts.set(section.id, chart);
}

// Columns without a number in any row, such as medians, are for reading alone.
function read(table) {
  const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows];
  const labels = rows.map((row) => row.cells[0].textContent);
  const series = heads
    .map((label, i) => ({
      label,
      values: rows.map((row) => row.cells[i + 1].dataset.value).map((v) => (v === undefined ? null : Number(v))),
    }))
    .filter((one) => one.values.some((value) => value !== null));
  const accents = rows.map((row) => row.dataset.accent ?? "");
  return { labels, series, accents, said: [labels, series] };
}

function configuration(kind, data, isStacked) {
  const style = getComputedStyle(document.documentElement);
  const resolved = (name) => colour(style.getPropertyValue(name));
  const ink = resolved("--ink-soft");
  const line = resolved("--line");
  const shades = (isStacked ? FROM_WEAK_TO_STRONG : SIDE_BY_SIDE).map(colour);
  const isReduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const isLong = data.labels.length > 8 && kind === "bar";
  return {
    type: kind,
    data: {
      labels: data.labels,
      datasets: data.series.map((one, i) => ({
        label: one.label,
        data: one.values,
        borderColor: shades[i % shades.length],
        backgroundColor: data.accents.some(Boolean)
          ? data.accents.map((accent) => resolved(accent ? `--${accent}` : "--line-strong"))
          : shades[i % shades.length],
        borderDash: i % 2 === 1 ? [6, 4] : [],
        pointStyle: i % 2 === 1 ? "rect" : "circle",
        maxBarThickness: 28,
      })),
    },
    options: {
      animation: isReduced ? false : { duration: 300 },
      maintainAspectRatio: false,
      indexAxis: isLong ? "y" : "x",
      plugins: { legend: { display: data.series.length > 1, labels: { color: ink, usePointStyle: true } } },
      scales: {
        x: {
          stacked: isStacked,
          beginAtZero: true,
          ticks: {
            color: ink,
            precision: 0,
            autoSkip: !isLong,
            maxRotation: 60,
            callback: short(isLong ? "x" : "label"),
          },
          grid: { color: line },
        },
        y: {
          stacked: isStacked,
          beginAtZero: true,
          ticks: { color: ink, precision: 0, autoSkip: !isLong, callback: short(isLong ? "label" : "y") },
          grid: { color: line },
        },
      },
    },
  };
}

// Long titles are cut on the axis; the table and the tooltip have them whole.
function short(axis) {
  return function label(value) {
    if (axis !== "label") {
      return Number.isInteger(value) ? value : null;
    }
    const text = this.getLabelForValue(value);
    return text.length > 22 ? text.slice(0, 21) + "…" : text;
  };
}

// The canvas knows no light-dark() and no tokens; an element does.
function colour(value) {
  const probe = document.createElement("span");
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
