/** The one style sheet of every page: light and dark by the system, one column on a phone, nothing loaded from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f6f5f2;--card:#fff;--ink:#1d1c1a;--soft:#6d6a64;--line:#e5e2db;--accent:#0b6e5f;--good:#0b6e5f;--goodbg:#e0f2ed;--warn:#8a5a00;--warnbg:#fbf0d9;--bad:#a3291d;--badbg:#fbe6e2;--frame:#efede8}
@media (prefers-color-scheme:dark){:root{--paper:#151513;--card:#1f1e1b;--ink:#f0eee8;--soft:#a19d93;--line:#33312c;--accent:#5fd0ba;--good:#6fd9c2;--goodbg:#12352f;--warn:#f0c063;--warnbg:#3a2c0e;--bad:#ff9c8e;--badbg:#43201b;--frame:#292723}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;-webkit-text-size-adjust:100%}
a{color:var(--accent)}
.top{max-width:1240px;margin:0 auto;padding:36px 24px 4px}
.top h1{margin:0;font-size:27px;line-height:1.2;letter-spacing:-.015em;text-wrap:balance}
.top p{margin:8px 0 0;color:var(--soft);max-width:68ch}
.lang{float:right;margin:4px 0 8px 24px;font-size:13px}
main{max-width:1240px;margin:0 auto;padding:8px 24px 56px}
section{margin-top:30px}
.shop{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;padding-bottom:9px;border-bottom:1px solid var(--line)}
.shop h2{margin:0;font-size:18px;letter-spacing:-.005em}
.shop span{color:var(--soft);font-size:13px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(248px,1fr));gap:18px;margin:18px 0 0;padding:0;list-style:none}
.card{display:flex;flex-direction:column;background:var(--card);border:1px solid var(--line);border-radius:14px;overflow:hidden;min-width:0}
.picture{aspect-ratio:4/3;background:var(--frame);display:grid;place-items:center;color:var(--soft);font-size:13px}
.picture img{width:100%;height:100%;object-fit:contain;display:block;min-height:0}
.more{display:flex;gap:6px;padding:10px 16px 0}
.more img{width:38px;height:38px;object-fit:cover;border-radius:7px;border:1px solid var(--line);background:var(--frame)}
.more span{align-self:center;color:var(--soft);font-size:12px}
.words{padding:13px 16px 16px;display:flex;flex-direction:column;gap:9px;flex:1;min-width:0}
.words h3{margin:0;font-size:15px;line-height:1.4;font-weight:600;overflow-wrap:anywhere;display:-webkit-box;-webkit-line-clamp:3;-webkit-box-orient:vertical;overflow:hidden}
.price{font-size:20px;font-weight:650;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.price small{font-size:12px;font-weight:500;color:var(--soft);letter-spacing:.02em;margin-left:4px}
.line{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:6px 12px}
.badge{font-size:12px;line-height:1;padding:5px 9px;border-radius:99px;white-space:nowrap;background:var(--frame);color:var(--soft)}
.badge.good{background:var(--goodbg);color:var(--good)}.badge.warn{background:var(--warnbg);color:var(--warn)}.badge.bad{background:var(--badbg);color:var(--bad)}
.sku{color:var(--soft);font:12px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:13px;margin-top:auto;font-variant-numeric:tabular-nums}
th{font-weight:500;color:var(--soft);font-size:12px;text-align:left;padding:4px 8px 4px 0}
td{padding:6px 8px 6px 0;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
th:not(:first-child),td:not(:first-child){text-align:right;padding-right:0;padding-left:8px;white-space:nowrap}
td .sku{display:block}
.findings{list-style:none;margin:0;padding:0;display:flex;flex-direction:column;gap:6px;font-size:13px}
.findings li{padding:7px 10px;border-radius:9px;background:var(--frame);overflow-wrap:anywhere}
.findings .error{background:var(--badbg);color:var(--bad)}.findings .warning{background:var(--warnbg);color:var(--warn)}
.over{color:var(--bad);font-weight:600}
details{font-size:13px;border-top:1px solid var(--line);padding-top:8px}
details summary{cursor:pointer;color:var(--accent)}
details p{margin:8px 0;white-space:pre-line;overflow-wrap:anywhere}
details ul,details ol{margin:8px 0;padding-left:20px}
details h4{margin:10px 0 0;font-size:12px;font-weight:500;color:var(--soft)}
.empty{margin:18px 0 0;padding:34px 24px;border:1px dashed var(--line);border-radius:14px;color:var(--soft);text-align:center}
@media (max-width:560px){.top{padding:22px 16px 2px}.top h1{font-size:22px}main{padding:4px 16px 40px}.cards{grid-template-columns:1fr;gap:14px}section{margin-top:24px}}
`;
