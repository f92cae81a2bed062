/** What the clipboard holds after copying in other programs; written for these tests in their manner. */

const listItem = (level: number, mark: string, text: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=EN-GB>${text}<o:p></o:p></span></p>`;

export const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} p.MsoListParagraphCxSpMiddle {mso-style-priority:34; margin-left:36.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1><span lang=EN-GB>Lock gates to be replaced<o:p></o:p></span></h1>
<p class=MsoNormal><span lang=EN-GB>The <b>Fenwick Canal</b> closes in <i style='mso-bidi-font-style:normal'>June</i>,
the trust said. See <a href="https://canal.example/notice">the notice</a>.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>
${listItem(1, '·', 'gates')}${listItem(2, 'o', 'upper')}${listItem(2, 'o', 'lower')}${listItem(1, '·', 'sluices')}
<p class=MsoNormal><span style='mso-hide:all;display:none'>hidden words</span>Then:<br>two lines.</p>
${listItem(1, '1.', 'first')}${listItem(1, '2.', 'second')}
<p class=MsoQuote>It leaks, she said.</p>
<!--EndFragment--></body></html>`;

export const googleDocs = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f1d"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;"><span style="font-size:16pt;font-weight:400;white-space:pre;white-space:pre-wrap;">Ferry fares</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-weight:400;font-style:normal;white-space:pre-wrap;">Fares rise </span><span style="font-weight:700;font-style:normal;white-space:pre-wrap;">in May</span><span style="font-weight:400;font-style:italic;white-space:pre-wrap;"> again</span><span style="white-space:pre-wrap;">, see </span><a href="https://ferry.example/fares" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;white-space:pre-wrap;">the table</span></a><span style="white-space:pre-wrap;">.</span></p><br /><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;white-space:pre-wrap;">adults</span></p></li><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:circle;" aria-level="2"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">residents</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span style="white-space:pre-wrap;">children</span></p></li></ul></b><br class="Apple-interchange-newline">`;

export const outlook = `<html><head><style><!-- p.MsoNormal {margin:0cm;} a:link, span.MsoHyperlink {mso-style-priority:99; color:#0563C1;} --></style></head><body lang="EN-GB" link="#0563C1"><div class="WordSection1"><p class="MsoNormal">Dear desk,<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">The figure is <b><span style="color:red">412</span></b>, not 421.<o:p></o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>From:</b> Ines Varga &lt;ines@press.example&gt;<br><b>Sent:</b> Monday<o:p></o:p></p></div></div></div></body></html>`;

export const gmail = `<div dir="ltr">Hello,<div><br></div><div>the vote is at six.</div><div>Regards<br><br>Ines</div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)"><div dir="ltr">When is it?<br></div></blockquote></div>`;

export const webPage = `<!--StartFragment--><article><header><h1 class="title">Bridge opens</h1></header><div class="lead">A short <em>lead</em> <span>here</span>.</div><figure><img src="https://img.example/x.jpg" onerror="steal()"><figcaption>The bridge</figcaption></figure><div><div>First</div><div>Second <cite>Almanac</cite></div></div><ol start="3"><li>three<li>four</ol><table><tr><th>Town</th><th>Votes</th></tr><tr><td><p>Elder</p></td><td>41</td></tr></table><pre>line one
line two</pre><hr><p>See <a href="javascript:alert(1)">this</a> and <a href="/relative">that</a>.</p><aside>Aside</aside></article><!--EndFragment-->`;

/** Sources that want to run, to break the parser, or to build what they may not. */
export const hostile: Readonly<Record<string, { readonly html: string; readonly words: string }>> =
  {
    'a script': { html: '<p>safe</p><script>window.ran = 1</script>', words: 'safe' },
    'an event handler': {
      html: '<img src=x onerror="window.ran = 1"><p onclick="window.ran = 1">safe</p>',
      words: 'safe',
    },
    'SVG and MathML': {
      html: '<svg><style><img src=x onerror="window.ran=1"></style></svg><math><mi>x</mi></math><p>safe</p>',
      words: 'safe',
    },
    'a field that hides nodeName': {
      html: '<p>before</p><form><input name=nodeName><input name=childNodes><input name=firstChild><input name=getAttribute><p>inside</p></form>',
      words: 'before inside',
    },
    'a slice of another editor': {
      html: '<p data-pm-slice=\'1 1 ["figure",{"media":"../../etc/passwd"}]\'>safe</p>',
      words: 'safe',
    },
    'a slice under another case': {
      html: '<P DATA-PM-SLICE=\'0 0 ["heading",{"level":99}]\'>safe</P>',
      words: 'safe',
    },
    'claims that are not ours': {
      html: '<p><span data-claim="stolen">safe</span> <span data-note="n1">words</span></p>',
      words: 'safe words',
    },
    'a javascript link with hidden signs': {
      html: '<a href="java&#10;script:alert(1)">one</a> <a href="&#1;javascript:x">two</a> <a href="data:text/html,x">three</a>',
      words: 'one two three',
    },
    'a base and a refresh': {
      html: '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example"><p>safe</p>',
      words: 'safe',
    },
    'an unclosed comment in a style': { html: '<style><!--</style><p>safe</p>', words: 'safe' },
    'a plain string': { html: 'just text', words: 'just text' },
  };

/** A source nested deeper than any stack. */
export const deep = `${'<div>'.repeat(4000)}${'<ul><li>'.repeat(600)}deep${'</li></ul>'.repeat(600)}${'</div>'.repeat(4000)}`;
