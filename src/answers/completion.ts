// Completion scripts: each a table of the tree in the language of its shell. They start nothing and read no file.

export interface CompletedFlag {
  /** With its dashes. */
  readonly long: string;
  /** One letter. */
  readonly short: string | null;
  readonly help: string;
  readonly takesValue: boolean;
  readonly isFile: boolean;
  readonly values: readonly string[];
}

export interface CompletionTree {
  readonly commands: readonly {
    readonly name: string;
    readonly summary: string;
    readonly flags: readonly CompletedFlag[];
    /** Of its arguments; files where there are none. */
    readonly values: readonly string[];
  }[];
  /** Of every command. */
  readonly flags: readonly CompletedFlag[];
}

type Shell = 'bash' | 'zsh' | 'fish';

export const COMPLETIONS: Readonly<Record<Shell, (tree: CompletionTree) => string>> = { bash, zsh, fish };

const namesOf = ({ long, short }: CompletedFlag) => (short === null ? [long] : [long, `-${short}`]);
/** In single quotes, as all three shells take them. */
const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bash({ commands, flags }: CompletionTree): string {
  const values = (command: string, all: readonly CompletedFlag[]) =>
    all
      .filter(({ takesValue }) => takesValue)
      .map((flag) => {
        const pattern = namesOf(flag)
          .map((name) => (command === '' ? `*' ${name}'` : `'${command} ${name}'`))
          .join('|');
        const words = flag.values.join(' ');
        return `    ${pattern}) ${words ? `COMPREPLY=($(compgen -W ${quote(words)} -- "$cur"))` : ':'}; return ;;\n`;
      })
      .join('');
  const words = (all: readonly CompletedFlag[]) => all.flatMap(namesOf).join(' ');
  return `# bash completion for sso-cli: source <(sso-cli completion bash)
_sso_cli() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= flags= values= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${commands.map(({ name }) => name).join('|')}) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  COMPREPLY=()
  case "$command $prev" in
${commands.map((each) => values(each.name, each.flags)).join('')}${values('', flags)}  esac
  case $command in
${commands.map((each) => `    ${each.name}) flags=${quote(words(each.flags))} values=${quote(each.values.join(' '))} ;;\n`).join('')}    '') values=${quote(commands.map(({ name }) => name).join(' '))} ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags ${words(flags)} --help --version" -- "$cur"))
  elif [[ -n $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
  fi
}
complete -o default -F _sso_cli sso-cli
`;
}

function zsh({ commands, flags }: CompletionTree): string {
  const bracketed = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
  const spec = (flag: CompletedFlag) => {
    const value = flag.takesValue
      ? `:value:${flag.values.length > 0 ? `(${flag.values.join(' ')})` : flag.isFile ? '_files' : ' '}`
      : '';
    return namesOf(flag).map((name) => quote(`${name}[${bracketed(flag.help)}]${value}`));
  };
  const specs = (all: readonly CompletedFlag[]) =>
    all
      .flatMap(spec)
      .map((each) => ` \\\n        ${each}`)
      .join('');
  const rest = (values: readonly string[]) =>
    quote(`*:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`);
  return `#compdef sso-cli
_sso_cli() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${bracketed(summary)}`)}\n`).join('')}  )
  local command=\${words[(r)(${commands.map(({ name }) => name).join('|')})]}
  if [[ -z $command ]]; then
    _arguments${specs(flags)} \\
        '--help[print help]' '--version[print the version]' '1:command:->command'
    [[ $state == command ]] && _describe command commands
    return
  fi
  shift words; (( CURRENT-- ))
  case $command in
${commands
  .map(
    ({ name, values, flags: own }) =>
      `    ${name})\n      _arguments${specs([...own, ...flags])} \\\n        '--help[print help]' ${rest(values)} ;;\n`,
  )
  .join('')}  esac
}
_sso_cli "$@"
`;
}

function fish({ commands, flags }: CompletionTree): string {
  const flagLine = (condition: string, flag: CompletedFlag) =>
    [
      'complete -c sso-cli',
      condition,
      `-l ${flag.long.slice(2)}`,
      ...(flag.short === null ? [] : [`-s ${flag.short}`]),
      ...(flag.takesValue
        ? [flag.isFile ? '-r -F' : flag.values.length > 0 ? `-x -a ${quote(flag.values.join(' '))}` : '-x']
        : []),
      `-d ${quote(flag.help)}`,
    ]
      .filter(Boolean)
      .join(' ');
  const lines = commands.flatMap(({ name, summary, flags: own, values }) => [
    `complete -c sso-cli -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...own.map((flag) => flagLine(`-n '__fish_seen_subcommand_from ${name}'`, flag)),
    ...(values.length > 0
      ? [`complete -c sso-cli -n '__fish_seen_subcommand_from ${name}' -f -a ${quote(values.join(' '))}`]
      : []),
  ]);
  return `# fish completion for sso-cli\n${[...flags.map((flag) => flagLine('', flag)), ...lines].join('\n')}\n`;
}
