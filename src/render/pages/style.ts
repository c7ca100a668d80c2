// The style sheet of every page: light and dark, phone and paper. A page brings it along whole, so that nothing is fetched.

export const STYLE = `
:root{--fg:#1f2328;--bg:#fff;--muted:#59636e;--line:#d1d9e0;--red:#b3261e;--green:#116329;--amber:#7d4e00;--mark:#ffe08a;--soft:#f6f8fa;--accent:#0b57d0;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--fg:#e6edf3;--bg:#0d1117;--muted:#9198a1;--line:#3d444d;--red:#ff8b82;--green:#57d27a;--amber:#e3b341;--mark:#6b5300;--soft:#161b22;--accent:#82b1ff;--on-accent:#0d1117}}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:52rem;margin:0 auto;padding:1.5rem}
article+article{border-top:1px solid var(--line);margin-top:2rem;padding-top:1rem}
h1{font-size:1.1rem;margin:0 0 1.5rem}
h2,h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
.headline{font-size:1.3rem;line-height:1.35;margin:0 0 .25rem;overflow-wrap:anywhere}
.verdict{border:2px solid;border-radius:.4rem;padding:0 .5rem;margin-right:.25rem}
.accepted .verdict{color:var(--green)}
.rejected .verdict,.failed .verdict{color:var(--red)}
.meta{color:var(--muted);font-size:.875rem;margin:.25rem 0;overflow-wrap:anywhere}
.steps{padding-left:1.5rem}
.steps li{padding:.4rem 0;border-bottom:1px solid var(--line)}
.outcome{font-size:.8rem;border:1px solid;border-radius:1rem;padding:0 .5rem;margin:0 .4rem}
.pass>.outcome{color:var(--green)}
.fail>.outcome{color:var(--red)}
.warn>.outcome{color:var(--amber)}
.skipped{color:var(--muted)}
.unverified>.outcome{color:var(--muted);border-style:dashed}
.summary,dd,.finding p,.remedies li,.hint{overflow-wrap:anywhere}
.finding{border-left:3px solid var(--line);margin:.5rem 0 .25rem;padding-left:.75rem}
.finding.error{border-color:var(--red)}
.finding.warning{border-color:var(--amber)}
.finding p{margin:0}
.basis{color:var(--muted);font-size:.875rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;margin:.25rem 0;font-size:.875rem}
dt{color:var(--muted)}
dd{margin:0}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.9em}
mark{background:var(--mark);color:inherit;text-decoration:underline}
.proven{color:var(--green);font-size:.8rem;border:1px solid;border-radius:1rem;padding:0 .5rem}
a{color:inherit}
.skip{position:absolute;left:-99rem}
.skip:focus{left:.5rem;top:.5rem;background:var(--bg);padding:.5rem;z-index:1}
.top{border-bottom:1px solid var(--line);background:var(--soft)}
.top>div{max-width:52rem;margin:0 auto;padding:.6rem 1.5rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline}
.top ul{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0}
.top a{text-decoration:none;padding:.15rem 0}
.top a:hover{text-decoration:underline}
.top a[aria-current]{font-weight:600;border-bottom:2px solid var(--accent)}
.brand{font-weight:700}
.lead{color:var(--muted);margin:0 0 1.5rem}
h1.page{font-size:1.5rem;line-height:1.3;margin:0 0 .35rem;overflow-wrap:anywhere}
.card{border:1px solid var(--line);border-radius:.6rem;padding:.25rem 1.1rem 1rem;margin:1.25rem 0}
.card h2{margin:.75rem 0 .5rem}
.facts{font-size:1rem;gap:.35rem 1.25rem}
.facts dd{overflow-wrap:anywhere}
.facts code,td code{overflow-wrap:anywhere}
.set-up{list-style:none;margin:0;padding:0}
.set-up li{padding:.5rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
.set-up li:first-child{border-top:0}
.set-up .outcome{margin-left:0}
.set-up code.command{display:block;margin:.35rem 0 0}
code.command{background:var(--soft);border:1px solid var(--line);border-radius:.35rem;padding:.3rem .5rem;overflow-wrap:anywhere}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 0;padding:0;list-style:none}
.button{display:inline-block;font:inherit;font-weight:600;cursor:pointer;text-decoration:none;border:1px solid var(--accent);border-radius:.45rem;padding:.55rem 1.1rem;background:var(--accent);color:var(--on-accent)}
.button.second{background:transparent;color:var(--accent)}
.button:hover{filter:brightness(1.08)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label,legend{display:block;font-weight:600;margin:1rem 0 .3rem;padding:0}
fieldset{border:0;margin:0;padding:0}
.choice{font-weight:400;margin:.3rem 0}
.help{color:var(--muted);font-size:.875rem;margin:.2rem 0 .4rem}
textarea,select,input[type=text]{box-sizing:border-box;width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--muted);border-radius:.4rem;padding:.5rem .6rem}
textarea{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875rem;min-height:11rem;resize:vertical}
input[type=file]{font:inherit;max-width:100%;box-sizing:border-box;border:2px dashed var(--line);border-radius:.5rem;padding:1rem;width:100%}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.55rem .75rem .55rem 0;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-size:.875rem;font-weight:600}
td{overflow-wrap:anywhere}
td .verdict{border-width:1px;font-size:.85rem;white-space:nowrap}
.logon{max-width:26rem;margin:2.5rem auto;text-align:center}
.logon.card{padding-top:1.5rem}
.logon .button{display:block;margin:1.25rem 0}
.notice{border-left:3px solid var(--amber);padding:.1rem 0 .1rem .8rem;margin:1rem 0;overflow-wrap:anywhere}
details{margin:1rem 0}
summary{cursor:pointer;font-weight:600}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);border:1px solid var(--line);border-radius:.4rem;padding:.75rem;font-size:.8rem;max-height:32rem;overflow-y:auto}
@media (max-width:34rem){main{padding:1rem}.top>div{padding:.5rem 1rem}.stack thead{position:absolute;left:-99rem}.stack tr{display:block;border-bottom:1px solid var(--line);padding:.5rem 0}.stack td{display:block;border:0;padding:.1rem 0}.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}.button{display:block;text-align:center}.actions{display:block}.actions li{margin:.6rem 0}}
@media print{.top,.actions{display:none}thead{display:table-header-group}tr{break-inside:avoid}}
`;
