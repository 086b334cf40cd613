# Completes the words of waymark(1) in bash: commands, options, and the ids of pages and packs.

# Ids of one kind of page, or of all pages.
_waymark_ids() {
    waymark list "$@" 2>/dev/null | cut -d ' ' -f 1
}

_waymark() {
    local current=$2 previous=$3 word command='' place=1
    local places='--profile --config --content'
    COMPREPLY=()

    for ((; place < COMP_CWORD; place++)); do
        word=${COMP_WORDS[place]}
        case $word in
            --profile | --config | --content) ((place++)) ;;
            -*) ;;
            *)
                command=$word
                break
                ;;
        esac
    done

    local options='' words=''
    case $command in
        '')
            options="$places --kiosk --version --help"
            words='open search list show handout diagram compare code doctor self-test kiosk-pin supervise'
            ;;
        search) options='--limit --json --help' ;;
        list)
            options='--json --help'
            words='topics strategies treatments comparisons diagrams terms packs'
            ;;
        show) options='--format --help' ;;
        handout)
            options='--pack --output --variant --size --paper --greyscale --clinic --duplex --booklet'
            options="$options --nurse-copy --no-notes --prepared-for --prepared-by --notes --date --help"
            ;;
        diagram) options='--output --step --theme --width --help' ;;
        compare) options='--rows --output --help' ;;
        code) options='--pack --help' ;;
        self-test) options='--no-network --profile-only --help' ;;
        supervise) options="$places --help" ;;
        *) options='--help' ;;
    esac

    [[ $current != -* ]] || words=$options
    case $previous in
        --profile)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            return
            ;;
        --config | --content | --clinic | --output | -o)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
        --limit | --step | --width | --rows | --date | --notes | --prepared-*) return ;;
        --format) words='text html json' ;;
        --variant) words='standard large easy key-points' ;;
        --size) words='18 24 28' ;;
        --paper) words='a4 letter' ;;
        --theme) words='light dark high-contrast print' ;;
        --pack) words=$(_waymark_ids packs) ;;
        *)
            [[ $current == -* ]] || case $command in
                open | show | handout | code) words=$(_waymark_ids) ;;
                diagram) words=$(_waymark_ids diagrams) ;;
                compare) words=$(_waymark_ids strategies && _waymark_ids treatments) ;;
            esac
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _waymark waymark
