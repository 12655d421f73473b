# bash completion for imtui, made from the program by `make manual`
_imtui() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do case $word in
    list|show|steps|compare|reach|plan|why|why-not|changes|booklet|cards|answers|poster|scenarios|glossary|game|notes|check|pack|keys) command=$word; break ;;
  esac; done
  case $command/$previous in
    /--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    /--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    /--theme) COMPREPLY=($(compgen -W "auto dark light contrast terminal" -- "$current")); return ;;
    /--votes) COMPREPLY=($(compgen -f -- "$current")); return ;;
    list/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    list/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    list/--format) COMPREPLY=($(compgen -W "text md html csv json" -- "$current")); return ;;
    list/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    show/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    show/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    show/--format) COMPREPLY=($(compgen -W "text md html csv json" -- "$current")); return ;;
    show/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    steps/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    steps/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    steps/--format) COMPREPLY=($(compgen -W "text md html json" -- "$current")); return ;;
    steps/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    compare/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    compare/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    compare/--format) COMPREPLY=($(compgen -W "text md html csv json" -- "$current")); return ;;
    compare/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    reach/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    reach/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    reach/--format) COMPREPLY=($(compgen -W "text md html json" -- "$current")); return ;;
    reach/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    plan/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    plan/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    plan/--format) COMPREPLY=($(compgen -W "text md html json" -- "$current")); return ;;
    plan/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    why/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    why/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    why/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    why/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    why-not/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    why-not/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    why-not/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    why-not/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    changes/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    changes/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    changes/--format) COMPREPLY=($(compgen -W "text md html csv json" -- "$current")); return ;;
    changes/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    booklet/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    booklet/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    booklet/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    booklet/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    cards/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    cards/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    cards/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    cards/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    answers/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    answers/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    answers/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    answers/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    poster/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    poster/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    poster/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    poster/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    scenarios/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    scenarios/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    scenarios/--format) COMPREPLY=($(compgen -W "text md html json" -- "$current")); return ;;
    scenarios/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    glossary/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    glossary/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    glossary/--format) COMPREPLY=($(compgen -W "text md html json" -- "$current")); return ;;
    glossary/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    game/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    game/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    game/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    game/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    notes/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    notes/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    notes/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    notes/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    check/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    check/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    check/--format) COMPREPLY=($(compgen -W "text json" -- "$current")); return ;;
    check/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
    pack/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    pack/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    keys/--data) COMPREPLY=($(compgen -f -- "$current")); return ;;
    keys/--lang) COMPREPLY=($(compgen -W "fr en" -- "$current")); return ;;
    keys/--format) COMPREPLY=($(compgen -W "text md html" -- "$current")); return ;;
    keys/--output) COMPREPLY=($(compgen -f -- "$current")); return ;;
  esac
  case $command in
    '') COMPREPLY=($(compgen -W "-h --help --data --lang --debug --version --about --filter --ascii --theme --workshop --marks --votes --no-mouse list show steps compare reach plan why why-not changes booklet cards answers poster scenarios glossary game notes check pack keys" -- "$current")) ;;
    list) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force --bom" -- "$current")) ;;
    show) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --steps --brief --no-sources --format --output --force --bom $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    steps) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --platform --brief --no-sources --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    compare) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --only-differences --brief --no-sources --format --output --force --bom $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    reach) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    plan) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    why) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --no-sources --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    why-not) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    changes) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --since --guide --format --output --force --bom" -- "$current")) ;;
    booklet) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    cards) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    answers) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    poster) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    scenarios) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --ask --brief --no-sources --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    glossary) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    game) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force $(imtui list --format csv 2>/dev/null | sed '1d; s/^"//; s/".*//')" -- "$current")) ;;
    notes) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
    check) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --older-than --strict --format --output --force" -- "$current")) ;;
    pack) COMPREPLY=($(compgen -W "-h --help --data --lang --debug" -- "$current")) ;;
    keys) COMPREPLY=($(compgen -W "-h --help --data --lang --debug --format --output --force" -- "$current")) ;;
  esac
}
complete -o default -F _imtui imtui
