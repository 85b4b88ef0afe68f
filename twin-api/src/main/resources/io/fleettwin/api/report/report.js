(() => {
  'use strict';

  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const HOUR = 60;
  const DAY = 24 * HOUR;
  const COLOURS = 8;
  const DASHES = ['solid', [7, 3], [2, 2], [9, 3, 2, 3]];
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  const PAPER_WIDTH = 680;
  /** Plots by element; a plot knows how to make its options for a width. */
  const plots = new Map();
  let printing = false;

  // Figures, as in the tables.

  function number(value) {
    const size = Math.abs(value);
    const places = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    const form = size > 0 && size < 0.1 ? {maximumSignificantDigits: 2} : {maximumFractionDigits: places};
    return value.toLocaleString('en-US', form).replace('-', '−');
  }

  function duration(minutes) {
    const whole = Math.round(minutes);
    if (whole < HOUR) return whole + ' min';
    if (whole < DAY) return twoUnits(Math.floor(whole / HOUR), 'h', whole % HOUR, 'min');
    const hours = Math.round(whole / HOUR);
    return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
  }

  function twoUnits(large, largeUnit, small, smallUnit) {
    return `${large} ${largeUnit}` + (small === 0 ? '' : ` ${small} ${smallUnit}`);
  }

  function bare(value, unit) {
    if (typeof value !== 'number') return 'never';
    const size = unit === 'min' ? duration(Math.abs(value)) : number(Math.abs(value));
    return value < 0 ? '−' + size : size;
  }

  // The look.

  function colour(name) {
    return getComputedStyle(root).getPropertyValue('--' + name).trim();
  }

  function hue(index) {
    return colour('c' + index % COLOURS);
  }

  function look() {
    return {
      animation: false,
      textStyle: {fontFamily: FONT, color: colour('text')},
      grid: {left: 8, right: 16, top: 36, bottom: 22, containLabel: true},
      legend: {type: 'scroll', top: 0, left: 0, itemWidth: 24, itemHeight: 14, itemGap: 14,
        textStyle: {color: colour('text')}, inactiveColor: colour('line'),
        pageTextStyle: {color: colour('muted')}, pageIconColor: colour('accent'),
        pageIconInactiveColor: colour('line')},
      tooltip: {confine: true, backgroundColor: colour('page'), borderColor: colour('line'),
        textStyle: {color: colour('text')}, transitionDuration: 0,
        axisPointer: {lineStyle: {color: colour('muted')}}},
    };
  }

  function valueAxis(more) {
    return {type: 'value', axisLabel: {color: colour('muted'), formatter: number, hideOverlap: true},
      axisLine: {show: false}, axisTick: {show: false}, splitLine: {lineStyle: {color: colour('grid')}}, ...more};
  }

  function axisName(name, more) {
    return {name, nameTextStyle: {color: colour('muted'), align: 'left'}, ...more};
  }

  /** A tooltip as elements: text stays text, whatever it is. */
  function tip(title, rows) {
    const box = document.createElement('div');
    box.className = 'tip';
    box.append(Object.assign(document.createElement('strong'), {textContent: title}));
    const table = document.createElement('table');
    for (const [swatch, ...cells] of rows) {
      const row = table.insertRow();
      cells.forEach((text, i) => {
        const cell = row.insertCell();
        if (i === 0 && swatch) {
          const mark = document.createElement('i');
          mark.style.background = swatch;
          cell.append(mark);
        }
        cell.append(text);
      });
    }
    box.append(table);
    return box;
  }

  // Axes of time. A library's logarithmic axis has ticks at powers of ten, which nobody reads as hours or days.

  const LOG_TICKS = [1, 10, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 56 * DAY];
  const LOG_SCALE = 10000;
  const STEPS = [5, 15, 30, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY];

  /** Where a minute is on the axis, in whole numbers: the library takes them for milliseconds. */
  function place(minute, log) {
    return log ? Math.round(LOG_SCALE * Math.log10(minute)) : minute;
  }

  function ticks(end, log, width) {
    if (!log) {
      const step = STEPS.find(s => end / s * 62 <= width) || Math.ceil(end / DAY / 4) * DAY;
      return Array.from({length: Math.floor(end / step) + 1}, (_, i) => i * step);
    }
    const perUnit = width / Math.max(Math.log10(end), 0.1);
    const kept = [];
    for (const tick of LOG_TICKS.filter(t => t <= end)) {
      const before = kept[kept.length - 1];
      if (!before || Math.log10(tick / before) * perUnit >= 38) kept.push(tick);
    }
    return kept;
  }

  /** Not of type value: of two numbers the library would stack the first, and that is the time. */
  function timeAxis(end, log) {
    return {type: 'time', min: 0, max: place(Math.max(end, 2), log), axisLabel: {show: false},
      axisTick: {show: false}, splitLine: {show: false}, axisLine: {lineStyle: {color: colour('line')}},
      axisPointer: {label: {show: false}}};
  }

  /** Draws the lines of an axis of time, with their labels. */
  function timeLines(end, log, width) {
    return {type: 'line', silent: true, data: [], tooltip: {show: false},
      markLine: {silent: true, symbol: 'none', animation: false,
        lineStyle: {color: colour('grid'), type: 'solid', width: 1},
        label: {position: 'start', color: colour('muted'), distance: 6},
        data: ticks(end, log, width).map(t =>
          ({xAxis: place(t, log), label: {formatter: t === 0 ? '0' : duration(t)}}))}};
  }

  // Curves with bands: the lower edge, and stacked on it the height of the band.

  function choices() {
    const checked = name => document.querySelector(`input[name=${name}]:checked`).value;
    return {series: document.getElementById('series').value, log: checked('time') === 'log',
      percent: checked('unit') === 'percent', sameScale: document.getElementById('same-scale').checked};
  }

  function chosen(plan, id) {
    return plan.curves && plan.curves.series.find(s => s.id === id);
  }

  /** What a plot shows: a name, the minutes, a band, and how many devices are all. */
  function fleetLines(choice) {
    return data.plans.flatMap((plan, i) => {
      const series = chosen(plan, choice.series);
      return series
        ? [{name: plan.id, index: i, minutes: plan.curves.minutes, band: series.fleet, all: data.devices}] : [];
    });
  }

  function ringLines(plan, choice) {
    const series = chosen(plan, choice.series);
    if (!series) return [];
    return plan.rings.flatMap((ring, i) => series.rings[i]
      ? [{name: ring.name, index: i, minutes: plan.curves.minutes, band: series.rings[i], all: ring.devices}] : []);
  }

  function scaled(value, line, choice) {
    return choice.percent ? (line.all > 0 ? 100 * value / line.all : 0) : value;
  }

  function highest(lines, choice) {
    return lines.reduce((high, l) => Math.max(high, ...l.band.high.map(v => scaled(v, l, choice))), 0);
  }

  function bandSeries(line, choice) {
    const points = values => line.minutes.flatMap((minute, i) =>
      choice.log && minute < 1 ? [] : [[place(minute, choice.log), scaled(values(i), line, choice)]]);
    const shared = {name: line.name, type: 'line', symbol: 'none', silent: true, itemStyle: {color: hue(line.index)}};
    const edge = {...shared, stack: 'band ' + line.index, lineStyle: {opacity: 0}};
    const {low, median, high} = line.band;
    return [
      {...shared, data: points(i => median[i]), z: 3,
        lineStyle: {color: hue(line.index), width: 2, type: DASHES[line.index % DASHES.length]}},
      {...edge, data: points(i => low[i])},
      {...edge, data: points(i => high[i] - low[i]), areaStyle: {color: hue(line.index), opacity: 0.2}},
    ];
  }

  function nearest(minutes, wanted) {
    let best = 0;
    minutes.forEach((m, i) => { if (Math.abs(m - wanted) < Math.abs(minutes[best] - wanted)) best = i; });
    return best;
  }

  function curveTip(lines, choice, at) {
    const minute = choice.log ? 10 ** (at / LOG_SCALE) : at;
    const unit = choice.percent ? ' %' : '';
    const shown = (line, values, i) => number(scaled(values[i], line, choice));
    const rows = lines.map(line => {
      const i = nearest(line.minutes, minute);
      const {low, median, high} = line.band;
      return [hue(line.index), line.name, shown(line, median, i) + unit,
        `${shown(line, low, i)} to ${shown(line, high, i)}${unit}`];
    });
    return tip('After ' + duration(minute), rows);
  }

  function curveOptions(linesOf, width) {
    const choice = choices();
    const lines = linesOf(choice);
    const end = Math.max(1, ...data.plans.filter(p => p.curves).map(p => Math.max(...p.curves.minutes)));
    const everything = [...fleetLines(choice), ...data.plans.flatMap(p => ringLines(p, choice))];
    const base = look();
    return {...base,
      legend: {...base.legend, data: lines.map(l => ({name: l.name, itemStyle: {opacity: 0}}))},
      tooltip: {...base.tooltip, trigger: 'axis',
        formatter: points => points.length ? curveTip(lines, choice, points[0].axisValue) : ''},
      xAxis: timeAxis(end, choice.log),
      yAxis: valueAxis({min: 0, max: choice.sameScale ? highest(everything, choice) || 1 : null,
        minInterval: choice.percent ? 0 : 1,
        axisLabel: {color: colour('muted'), formatter: v => number(v) + (choice.percent ? ' %' : '')}}),
      series: [timeLines(end, choice.log, width - 90), ...lines.flatMap(l => bandSeries(l, choice))]};
  }

  // Speed against risk.

  function frontOptions(width) {
    const {plans, limit, best} = data.search;
    const timed = plans.filter(p => typeof p.completeMinutes === 'number');
    const positive = timed.flatMap(p => [p.peakDownPercent, p.peakDownPercentHigh]).filter(v => v > 0);
    const log = document.querySelector('input[name=risk]:checked').value === 'log' && positive.length > 0;
    const floor = log ? 10 ** Math.floor(Math.log10(Math.min(...positive, limit.peakDownPercent || 1))) : 0;
    const risk = v => Math.max(v, floor);
    const end = Math.max(1, ...timed.map(p => p.completeMinutes)) * 1.06;
    const points = (of, mark) => ({type: 'scatter', ...mark,
      data: timed.filter(of).map(p => ({value: [p.completeMinutes, risk(p.peakDownPercent)], plan: p}))});
    const isBest = p => p.id === best;
    const front = timed.filter(p => p.onFront).sort((a, b) => a.completeMinutes - b.completeMinutes);
    const base = look();
    const percent = v => number(v) + ' %';
    return {...base,
      grid: {...base.grid, top: 56, bottom: 44},
      legend: {...base.legend, data: ['within the limit', 'beyond the limit', 'best', 'front']},
      tooltip: {...base.tooltip, trigger: 'item', formatter: p => p.data.plan ? tip(p.data.plan.id, [
        ['', 'Complete after', duration(p.data.plan.completeMinutes)],
        ['', 'Most down at once', percent(p.data.plan.peakDownPercent)],
        ['', 'May be up to', percent(p.data.plan.peakDownPercentHigh)]]) : ''},
      xAxis: {...timeAxis(end, false), ...axisName('Time to complete', {nameLocation: 'middle', nameGap: 28,
        nameTextStyle: {color: colour('muted')}})},
      yAxis: valueAxis({...axisName('Most of the fleet down at once'), type: log ? 'log' : 'value', min: floor,
        axisLabel: {color: colour('muted'), formatter: percent}}),
      series: [
        timeLines(end, false, width - 90),
        {type: 'line', name: 'whiskers', silent: true, symbol: 'none', lineStyle: {color: colour('muted'), width: 1},
          data: timed.flatMap(p => [[p.completeMinutes, risk(p.peakDownPercent)],
            [p.completeMinutes, risk(p.peakDownPercentHigh)], [null, null]])},
        {type: 'line', name: 'front', silent: true, symbol: 'none', itemStyle: {color: hue(6)},
          lineStyle: {color: hue(6), width: 1.5, type: 'dashed'},
          data: front.map(p => [p.completeMinutes, risk(p.peakDownPercent)]),
          markLine: limit.peakDownPercent > 0 ? {silent: true, symbol: 'none',
            lineStyle: {color: hue(1), width: 1.5, type: 'solid'},
            label: {position: 'insideStartTop', color: hue(1), formatter: 'limit ' + percent(limit.peakDownPercent)},
            data: [{yAxis: risk(limit.peakDownPercent)}]} : undefined},
        points(p => !p.meetsLimit, {name: 'beyond the limit', symbol: 'diamond', symbolSize: 10,
          itemStyle: {color: hue(1), opacity: 0.8}}),
        points(p => p.meetsLimit && !isBest(p), {name: 'within the limit', symbol: 'circle', symbolSize: 9,
          itemStyle: {color: hue(0), opacity: 0.9}}),
        points(isBest, {name: 'best', symbol: 'triangle', symbolSize: 15, itemStyle: {color: hue(2)}, z: 5,
          label: {show: true, position: 'bottom', color: colour('text'), formatter: 'best'}}),
      ]};
  }

  // Sensitivity.

  function textWidth(text, size) {
    const context = document.createElement('canvas').getContext('2d');
    context.font = `${size}px ${FONT}`;
    return Math.max(...text.split('\n').map(line => context.measureText(line).width));
  }

  function tornadoOptions(width) {
    const {factors, base: middle, measure} = data.sensitivity;
    const base = look();
    const narrow = width < 600;
    const size = narrow ? 11 : 12;
    const unit = measure.unit === 'min' ? '' : ' ' + measure.unit;
    const names = factors.map(f => narrow || f.path.length > 34 ? f.path.replace(/\.(?=[^.]*$)/, '.\n') : f.path);
    const side = (end, name, index) => ({type: 'bar', name, barGap: '-100%', barWidth: '62%',
      itemStyle: {color: hue(index), opacity: 0.85},
      data: factors.map(f => ({value: f[end].difference, factor: f, end,
        label: {show: f[end].difference !== 0, color: colour('text'), formatter: String(f[end].value),
          position: f[end].difference < 0 ? 'left' : 'right'}}))});
    return {...base,
      grid: {...base.grid, left: 14 + Math.max(...names.map(n => textWidth(n, size))), right: 40, bottom: 44,
        containLabel: false},
      tooltip: {...base.tooltip, trigger: 'item', formatter: p => {
        const end = p.data.factor[p.data.end];
        return tip(`${p.data.factor.path} = ${end.value}`, [
          ['', 'Mean', bare(end.mean, measure.unit)], ['', 'Difference', bare(end.difference, measure.unit)]]);
      }},
      xAxis: valueAxis({...axisName(`Difference from ${bare(middle, measure.unit)}${unit}`,
        {nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: colour('muted')}}),
        splitNumber: narrow ? 3 : 6, boundaryGap: ['12%', '12%'],
        axisLabel: {color: colour('muted'), hideOverlap: true, formatter: v => bare(v, measure.unit)}}),
      yAxis: {type: 'category', inverse: true, data: factors.map(f => f.path),
        axisTick: {show: false}, axisLine: {show: false},
        axisLabel: {color: colour('text'), interval: 0, fontSize: size, formatter: (_, i) => names[i]}},
      series: [
        {...side('low', 'lower value', 0), markLine: {silent: true, symbol: 'none', label: {show: false},
          lineStyle: {color: colour('text'), width: 1, type: 'solid'}, data: [{xAxis: 0}]}},
        side('high', 'higher value', 4)]};
  }

  // Drawing.

  function plot(element, options) {
    if (!element) return;
    element.style.display = 'block';
    plots.set(element, {options, chart: null});
  }

  function draw() {
    for (const [element, it] of plots) {
      const width = printing ? PAPER_WIDTH : element.clientWidth;
      if (width === 0) continue;
      const height = element.clientHeight;
      if (it.chart) {
        it.chart.resize({width, height});
      } else {
        it.chart = echarts.init(element, null, {width, height, devicePixelRatio: Math.max(2, window.devicePixelRatio)});
      }
      it.chart.setOption(it.options(width), {notMerge: true});
    }
    root.dataset.plots = String(plots.size);
  }

  let due = 0;
  function drawSoon() {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(draw);
  }

  function paper(on) {
    printing = on;
    root.classList.toggle('paper', on);
    draw();
  }

  if (document.getElementById('plot-fleet')) {
    plot(document.getElementById('plot-fleet'), width => curveOptions(fleetLines, width));
    for (const element of document.querySelectorAll('[data-plan]')) {
      const plan = data.plans[Number(element.dataset.plan)];
      plot(element, width => curveOptions(choice => ringLines(plan, choice), width));
    }
  }
  if (data.search) plot(document.getElementById('plot-front'), frontOptions);
  if (data.sensitivity) {
    const tornado = document.getElementById('plot-tornado');
    tornado.style.height = 90 + 38 * data.sensitivity.factors.length + 'px';
    plot(tornado, tornadoOptions);
  }
  for (const form of document.querySelectorAll('.controls')) {
    form.hidden = false;
    form.addEventListener('change', draw);
    form.addEventListener('submit', event => event.preventDefault());
  }
  window.addEventListener('resize', drawSoon);
  window.addEventListener('beforeprint', () => paper(true));
  window.addEventListener('afterprint', () => paper(false));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawSoon);
  draw();
})();
