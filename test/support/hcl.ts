// What a reader of HCL makes of resources: written by its specification, and apart from the code that quotes.

export interface Block {
  type: string;
  label: string;
  values: Record<string, { text?: string; reference?: string; list?: string[] }>;
}

/** A tokenizer of the part of HCL's native syntax that resources are made of, by its specification. */
export function readHcl(source: string): Block[] {
  let at = 0;
  const fail = (): never => {
    throw new Error(`HCL, at ${JSON.stringify(source.slice(at, at + 40))}`);
  };
  const blanks = () => {
    while (at < source.length) {
      if (' \n'.includes(source.charAt(at))) at++;
      else if (source.charAt(at) === '#') at = source.indexOf('\n', at);
      else break;
    }
  };
  const expectText = (text: string) => {
    blanks();
    if (!source.startsWith(text, at)) fail();
    at += text.length;
  };
  const identifier = (): string => {
    blanks();
    const start = at;
    while (/[\p{L}\p{Nd}_-]/u.test(source.charAt(at))) at++;
    const name = source.slice(start, at);
    return /^[\p{L}_]/u.test(name) ? name : fail();
  };
  const template = (): string => {
    expectText('"');
    let text = '';
    for (;;) {
      const c = source.charAt(at++);
      if (c === '"') return text;
      if (c === '' || c === '\n') fail();
      const two = c + source.charAt(at);
      if (two === '${' || two === '%{') fail();
      if ((two === '$$' || two === '%%') && source.charAt(at + 1) === '{') {
        text += `${c}{`;
        at += 2;
      } else if (c === '\\') {
        const kind = source.charAt(at++);
        const plain = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }[kind];
        const digits = { u: 4, U: 8 }[kind] ?? 0;
        if (plain === undefined && digits === 0) fail();
        text += plain ?? String.fromCodePoint(Number.parseInt(source.slice(at, at + digits), 16));
        at += digits;
      } else text += c;
    }
  };
  const expression = () => {
    blanks();
    if (source.charAt(at) === '"') return { text: template() };
    if (source.charAt(at) === '[') {
      const list: string[] = [];
      for (expectText('['), blanks(); source.charAt(at) !== ']'; blanks()) {
        list.push(reference());
        blanks();
        if (source.charAt(at) !== ']') expectText(',');
      }
      at++;
      return { list };
    }
    return { reference: reference() };
  };
  const reference = (): string => {
    const parts = [identifier()];
    while (source.charAt(at) === '.') {
      at++;
      parts.push(identifier());
    }
    return parts.join('.');
  };
  const blocks: Block[] = [];
  for (blanks(); at < source.length; blanks()) {
    if (identifier() !== 'resource') fail();
    const [type, label] = [template(), template()];
    if (!/^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(label)) fail();
    const values: Block['values'] = {};
    for (expectText('{'), blanks(); source.charAt(at) !== '}'; blanks()) {
      const name = identifier();
      expectText('=');
      if (name in values) fail();
      values[name] = expression();
      if (source.charAt(at) !== '\n') fail();
    }
    at++;
    blocks.push({ type, label, values });
  }
  return blocks;
}
