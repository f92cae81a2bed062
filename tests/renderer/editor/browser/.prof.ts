import { openBrowser } from './serve.ts';
const b = await openBrowser();
const page = await b.open('?words=50000');
await page.evaluate(()=>window.bench.middle());
await page.waitForFunction(() => window.bench.editor!.findings.get().checking === false, null, { timeout: 120_000 });
await page.waitForTimeout(500);
const c = await page.context().newCDPSession(page);
await c.send('Profiler.enable'); await c.send('Profiler.setSamplingInterval',{interval:200}); await c.send('Profiler.start');
await page.evaluate(()=>{ const {view}=window.bench; for(let i=0;i<200;i++){ view.dispatch(view.state.tr.insertText('x')); } });
const {profile} = await c.send('Profiler.stop') as any;
const self = new Map<string,number>(); const byId=new Map(profile.nodes.map((n:any)=>[n.id,n]));
const dt=profile.timeDeltas; profile.samples.forEach((id:number,i:number)=>{const n:any=byId.get(id); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop()+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)??0)+dt[i]);});
console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,22).map(([k,v])=>(v/1000).toFixed(1)+' '+k).join('\n'));
// inclusive by parent chain
const parent=new Map<number,number>(); for(const n of profile.nodes) for(const ch of n.children??[]) parent.set(ch,n.id);
const inc=new Map<string,number>(); profile.samples.forEach((id:number,i:number)=>{ const seen=new Set<string>(); for(let x:any=id;x!==undefined;x=parent.get(x)){const n:any=byId.get(x); const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').pop(); if(!seen.has(k)){seen.add(k);inc.set(k,(inc.get(k)??0)+dt[i]);}}});
console.log('--- inclusive'); console.log([...inc].sort((a,b)=>b[1]-a[1]).slice(0,40).map(([k,v])=>(v/1000).toFixed(1)+' '+k).join('\n'));
await b.close();
