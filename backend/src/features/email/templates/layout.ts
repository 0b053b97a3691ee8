/** The HTML around every mail: tables and inline styles, since mail programs know little else. */
export const htmlLayout = `<!doctype html>
<html lang="{{locale}}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{subject}}</title></head>
<body style="margin:0;background:#F7F8FA;color:#171A21;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#FFFFFF;border:1px solid #DDE1E8;border-radius:10px">
<tr><td style="padding:24px">
<p style="margin:0 0 16px;color:#525A6B;font-size:14px">{{#if brand_logo}}<img src="{{brand_logo}}" alt="{{desk}}" height="32" style="height:32px;max-width:240px;border:0">{{else}}{{desk}}{{/if}}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:28px;font-weight:600">{{heading}}</h1>
{{#each lines}}<p style="margin:0 0 12px">{{this}}</p>
{{/each}}{{#if quote}}<blockquote style="margin:0 0 16px;padding:8px 16px;border-inline-start:4px solid #DDE1E8">{{quote}}{{#if signature}}<div style="margin-top:12px;color:#525A6B;font-size:14px">{{signature}}</div>{{/if}}</blockquote>
{{/if}}{{#if button}}<p style="margin:20px 0"><a href="{{link}}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:{{brand_accent}};color:{{brand_on_accent}};text-decoration:none;font-weight:500">{{button}}</a></p>
{{/if}}{{#each after}}<p style="margin:0 0 12px;color:#525A6B;font-size:14px">{{this}}</p>
{{/each}}{{#if support_contact}}<p style="margin:0;padding-top:12px;border-top:1px solid #DDE1E8;color:#525A6B;font-size:14px">{{support_contact}}</p>
{{/if}}</td></tr></table>
</td></tr></table>
</body>
</html>
`;

export const textLayout = `{{heading}}

{{#each lines}}{{this}}

{{/each}}{{#if quote}}{{quote}}

{{/if}}{{#if signature}}{{signature}}

{{/if}}{{#if button}}{{button}}: {{link}}

{{/if}}{{#each after}}{{this}}

{{/each}}--
{{desk}}
{{#if support_contact}}{{support_contact}}
{{/if}}`;
