import { chromium } from 'playwright';
import { serve } from './lib/site.ts';
const s = await serve([0]) as any; const url = (s.url as string).replace(/\/$/,'');
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const all = [
 ['text',1280,720,'#task=text&cell=lstm&units=64&batch=32&lr=0.005','light',0],
 ['dates',1366,768,'#task=dates&cell=gru&units=64&lr=0.005','light',1],
 ['forecast',1280,720,'#task=forecast&cell=gru','dark',0],
 ['digits',1366,768,'#task=digits&cell=gru&units=64','light',0],
 ['language',1024,768,'#task=language&cell=gru&units=64','dark',1],
 ['phone',360,740,'#task=dates&cell=gru&units=64&lr=0.005','light',0],
] as any;
const want = process.argv.slice(2);
for (const [n,w,h,f,theme,open] of all){
 if (want.length && !want.includes(n)) continue;
 const p = await b.newPage({viewport:{width:w,height:h},colorScheme:theme});
 await p.goto(url+'/'+f); await p.waitForTimeout(1500);
 await p.getByRole('button',{name:'Play',exact:true}).first().click(); await p.waitForTimeout(9000);
 if (open) { await p.getByRole('button',{name:'more',exact:true}).click(); await p.waitForTimeout(1500); }
 await p.screenshot({path:`/tmp/h/product-exp/${n}.png`, fullPage: n==='phone'});
 await p.close();
}
await b.close(); process.exit(0);
