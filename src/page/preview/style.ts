/** Laid over the common style: the filter, findings in their place, the fold with everything else. */
export const PREVIEW_STYLE = `
[hidden]{display:none!important}
.skip{position:absolute;left:-9999px;background:var(--card);padding:10px 16px;border-radius:0 0 10px 0;z-index:3}
.skip:focus{left:0;top:0}
a:focus-visible,summary:focus-visible,select:focus-visible,input:focus-visible,main:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.filter{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--line)}
.filter form{max-width:1240px;margin:0 auto;padding:12px 24px;display:flex;flex-wrap:wrap;gap:10px 14px;align-items:end}
.filter label{display:flex;flex-direction:column;gap:3px;font-size:12px;color:var(--soft)}
.filter label.wide{flex:1 1 220px}
.filter select,.filter input{font:inherit;font-size:14px;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:9px;padding:7px 10px;min-height:38px;width:100%}
.filter p{margin:0;color:var(--soft);font-size:13px;min-height:38px;display:flex;align-items:center;font-variant-numeric:tabular-nums}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.cards{align-items:start}
.picture{aspect-ratio:1}
.card{content-visibility:auto;contain-intrinsic-size:auto 560px;scroll-margin-top:90px}
.card[data-state~="held"]{border-color:var(--bad)}
.picture a{display:block;width:100%;height:100%;min-height:0}
.more{flex-wrap:wrap}
.more a{display:block;border-radius:7px;line-height:0}
.more img{background:var(--frame);color:var(--soft);font-size:9px;line-height:1.2}
.words h2{margin:0;font-size:15px;line-height:1.4;font-weight:600;overflow-wrap:anywhere;unicode-bidi:isolate}
.words table{margin-top:0}
.words td,.words li,.words p{unicode-bidi:isolate}
.words td.in{padding:0 0 7px;border-top:0;text-align:left;white-space:normal}
.words .bullets{margin:0;padding-left:18px;font-size:13px;overflow-wrap:anywhere}
.meter{font-size:12px;color:var(--soft);font-variant-numeric:tabular-nums}
.meter.over{color:var(--bad);font-weight:600}
.channel{font-size:12px;color:var(--soft)}
.channel b{color:var(--ink);font-weight:600}
.findings b{font-weight:650}
.findings code{font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.findings small{display:block;margin-top:2px;color:var(--ink);opacity:.82}
.pad{padding:10px 16px 0}
details h3{margin:12px 0 0;font-size:12px;font-weight:600;color:var(--soft)}
details .bullets{margin-top:8px}
details .rich{overflow-wrap:anywhere;max-height:26em;overflow:auto}
details .rich p{white-space:normal}
details .rich table{table-layout:fixed}
details ol{list-style:none;padding-left:0;font-variant-numeric:tabular-nums}
details ol li{display:flex;justify-content:space-between;gap:12px;padding:2px 0}
details ol li span:last-child{white-space:nowrap}
details ol li:last-child{border-top:1px solid var(--line);font-weight:600}
.strays{max-width:820px}
.strays h2{margin:0;font-size:18px}
.strays .findings{margin-top:12px}
@media (max-width:560px){.filter{position:static}.filter form{padding:10px 16px}.filter label{flex:1 1 40%}.filter label.wide{flex:1 1 100%}}
@media print{.filter,.skip{display:none}.card{break-inside:avoid}}
`;
