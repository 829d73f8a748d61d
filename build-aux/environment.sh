# environment.sh - where Quotidian is built and run; sourced by the other scripts here, in bash.
#
# The system serves where its GTK is new enough, or where its package manager has one that is. Elsewhere
# (Debian 12, Ubuntu 24.04) a Debian 13 root is made and entered with bubblewrap: the checkout, the home
# directory, /tmp and the display are the same inside and outside, the libraries are the root's.
#
#   environment_prepare [LIST...]
#                              makes sure that there is a place to build; says what it does when it takes time. Each LIST
#                              names a further list of packages here; a root with them is another root
#   environment_exec CMD...    runs a command there, in the current directory; with QUOTIDIAN_OFFLINE=1 in a network
#                              namespace of its own, where displays of other runs do not collide with ours
#
# Settings: QUOTIDIAN_ROOT=always|never  use a root although the system would serve, or never make one
#           QUOTIDIAN_MIRROR=URL         the Debian mirror (default: the machine's own, else debootstrap's)
#           CI=true                      the root is made anew

GTK_NEEDED=4.18
ADWAITA_NEEDED=1.7
SUITE=trixie

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/quotidian

say() { printf '%s\n' "$*" >&2; }
die() { say "$(basename "$0"): $*"; exit 1; }

lists=(packages.debian)
packages() { (cd "$top/build-aux" && sed 's/#.*//' "${lists[@]}") | xargs; }

# Runs a command as root: directly, or with sudo where there is one.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "needs root or sudo for: $*"; fi
}

system_serves() {
  command -v pkg-config >/dev/null && command -v meson >/dev/null && command -v ninja >/dev/null &&
    command -v msgfmt >/dev/null && command -v cc >/dev/null &&
    pkg-config --atleast-version=$GTK_NEEDED gtk4 && pkg-config --atleast-version=$ADWAITA_NEEDED libadwaita-1 &&
    pkg-config --exists sqlite3 libxml-2.0 json-glib-1.0 icu-uc icu-i18n libsoup-3.0 libarchive nettle libzstd libbrotlidec poppler-glib gmime-3.0
}

# Installs from the system's package manager where that has a new enough GTK; fails where it does not.
system_install() {
  local candidate
  if command -v apt-get >/dev/null; then
    candidate=$(apt-cache policy libgtk-4-dev 2>/dev/null | sed -n 's/^  Candidate: //p')
    dpkg --compare-versions "${candidate:-0}" ge $GTK_NEEDED 2>/dev/null || return 1
    say "Installing the build packages with apt-get."
    # shellcheck disable=SC2046 # a list of words
    as_root apt-get install -y -q --no-install-recommends $(packages) >&2
  elif command -v dnf >/dev/null; then
    candidate=$(dnf -q repoquery --qf '%{version}\n' gtk4-devel 2>/dev/null | sort -V | tail -n 1)
    version_reaches "$candidate" $GTK_NEEDED || return 1
    say "Installing the build packages with dnf."
    as_root dnf install -y gcc meson gettext git gtk4-devel libadwaita-devel sqlite-devel libxml2-devel json-glib-devel \
      libicu-devel libsoup3-devel libarchive-devel nettle-devel libzstd-devel brotli-devel poppler-glib-devel gmime30-devel appstream desktop-file-utils libxml2 \
      sqlite clang-tools-extra at-spi2-core dbus-daemon ImageMagick \
      python3-gobject xdotool xorg-x11-server-Xvfb xorg-x11-xauth >&2
  elif command -v pacman >/dev/null; then
    candidate=$(pacman -Si gtk4 2>/dev/null | sed -n 's/^Version *: *\(1:\)\?//p')
    version_reaches "$candidate" $GTK_NEEDED || return 1
    say "Installing the build packages with pacman."
    as_root pacman -S --needed --noconfirm base-devel meson git gtk4 libadwaita sqlite libxml2 json-glib icu libsoup3 \
      libarchive nettle zstd brotli poppler-glib gmime3 appstream \
      desktop-file-utils clang at-spi2-core dbus imagemagick python-gobject xdotool xorg-server-xvfb xorg-xauth >&2
  else
    return 1
  fi
}

version_reaches() { [ -n "$1" ] && [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

root_key() { { packages; echo "$SUITE 3"; } | sha256sum | cut -c1-12; }

# The machine's own Debian mirror; empty where apt names none, and then debootstrap takes its default.
mirror() {
  if [ -n "${QUOTIDIAN_MIRROR:-}" ]; then echo "$QUOTIDIAN_MIRROR"; return; fi
  command -v apt-get >/dev/null || return 0
  apt-get indextargets --no-release-info --format '$(REPO_URI) $(ORIGIN) $(LABEL)' 'Created-By: Packages' 2>/dev/null |
    awk '$2 == "Debian" && $3 == "Debian" {print $1; exit}'
}

# What making and entering a root takes on the outside.
root_tools() {
  local missing=()
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  command -v debootstrap >/dev/null || missing+=(debootstrap)
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null ||
    die "this system's GTK is older than $GTK_NEEDED; to build in a Debian 13 root, install: ${missing[*]}"
  say "Installing ${missing[*]}."
  as_root apt-get update -qq >&2
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# bubblewrap in the root $1, with the host's network and nothing else of the host but what is named.
in_new_root() {
  local root=$1; shift
  as_root bwrap --bind "$root" / --dev /dev --proc /proc --ro-bind /sys /sys --tmpfs /run --perms 1777 --tmpfs /tmp \
    --ro-bind /etc/resolv.conf /etc/resolv.conf --die-with-parent --clearenv --setenv HOME /root \
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv DEBIAN_FRONTEND noninteractive --setenv LC_ALL C.UTF-8 "$@"
}

# Runs a command whose output goes to the log $1, a dot on the terminal for every 50 lines of it.
with_log() {
  local log=$1; shift
  if ! "$@" 2>&1 | tee -a "$log" | awk 'NR % 50 == 0 {printf "."; fflush()} END {print ""}' >&2; then
    tail -n 20 "$log" >&2
    return 1
  fi
}

make_root() {
  local root=$1 new=$1.new log=$1.log script=() url
  root_tools
  url=$(mirror)
  [ -e /usr/share/debootstrap/scripts/$SUITE ] || script=(/usr/share/debootstrap/scripts/sid)
  mkdir -p "$(dirname "$root")"
  as_root rm -rf "$new" "$root"
  : >"$log"
  set -o pipefail
  say "Making a Debian 13 root in $root (about two minutes, 1.5 GB; log: $log)."
  with_log "$log" as_root debootstrap --variant=minbase --include=ca-certificates $SUITE "$new" ${url:+"$url"} \
    ${url:+"${script[@]}"} || die "debootstrap failed; its log: $log"
  say "Installing the build packages in it."
  # No recommended packages, no documentation: neither is used, both take most of the time.
  printf 'path-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\nforce-unsafe-io\n' |
    as_root tee "$new/etc/dpkg/dpkg.cfg.d/quotidian" >/dev/null
  # shellcheck disable=SC2046 # a list of words
  with_log "$log" in_new_root "$new" apt-get install -y --no-install-recommends $(packages) ||
    die "installing the packages failed; the log: $log"
  in_new_root "$new" apt-get clean
  # GNOME's own fonts are not in Debian 13; Inter is what Adwaita Sans was made from.
  as_root tee "$new/etc/fonts/local.conf" >/dev/null <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>Adwaita Sans</family><prefer><family>Inter</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
  <alias binding="same"><family>serif</family><prefer><family>Noto Serif</family></prefer></alias>
</fontconfig>
FONTS
  in_new_root "$new" fc-cache -f
  in_new_root "$new" sh -c 'id -u nobody >/dev/null; dbus-uuidgen --ensure=/etc/machine-id; gdk-pixbuf-query-loaders --update-cache 2>/dev/null; true'
  as_root mv "$new" "$root"
}

environment_prepare() {
  lists=(packages.debian "$@")
  if [ "${QUOTIDIAN_ROOT:-}" != always ]; then
    if system_serves; then root=; return; fi
    if [ "${QUOTIDIAN_ROOT:-}" = never ] || [ ! -e "$cache/roots/$SUITE-$(root_key)" ]; then
      if system_install && system_serves; then root=; return; fi
    fi
    [ "${QUOTIDIAN_ROOT:-}" != never ] || die "GTK $GTK_NEEDED and libadwaita $ADWAITA_NEEDED or newer are needed"
  fi
  root=$cache/roots/$SUITE-$(root_key)
  [ "${CI:-}" != true ] || root+=-ci
  if [ ! -e "$root" ] || { [ "${CI:-}" = true ] && [ -z "${QUOTIDIAN_ROOT_FRESH:-}" ]; }; then
    make_root "$root"
  fi
  export QUOTIDIAN_ROOT_FRESH=1   # one root a run, though one script calls another
}

environment_exec() {
  if [ -z "$root" ]; then "$@"; return; fi
  local binds=() dir
  # Everything of the host that is no part of a system: checkouts, documents, temporary files.
  for dir in /*; do
    case $dir in
      /bin|/boot|/dev|/etc|/lib|/lib32|/lib64|/libx32|/lost+found|/proc|/run|/sbin|/sys|/usr|/var) ;;
      *) [ -d "$dir" ] && [ ! -L "$dir" ] && binds+=(--bind "$dir" "$dir") ;;
    esac
  done
  local zone=${TZ:-$(readlink /etc/localtime 2>/dev/null | sed 's#.*/zoneinfo/##')}
  [ -d /var/tmp ] && binds+=(--bind /var/tmp /var/tmp)
  [ -n "${XDG_RUNTIME_DIR:-}" ] && [ -d "${XDG_RUNTIME_DIR:-}" ] && binds+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR")
  [ -d /run/dbus ] && binds+=(--ro-bind /run/dbus /run/dbus)
  [ -d /run/user ] && binds+=(--bind /run/user /run/user)
  [ -z "${QUOTIDIAN_OFFLINE:-}" ] || binds+=(--unshare-net)
  # The root itself stays as it was made: read-only parts of it in an empty tree.
  bwrap --ro-bind "$root/usr" /usr --ro-bind "$root/etc" /etc --ro-bind "$root/var" /var \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --dev-bind /dev /dev --bind /proc /proc --ro-bind /sys /sys --tmpfs /run "${binds[@]}" \
    --ro-bind-try /etc/passwd /etc/passwd --ro-bind-try /etc/group /etc/group \
    ${zone:+--setenv TZ "$zone"} --unsetenv LD_LIBRARY_PATH --unsetenv LD_PRELOAD --unsetenv PYTHONPATH --unsetenv PYTHONHOME \
    --setenv PATH /usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv LC_ALL "${QUOTIDIAN_LOCALE:-${LC_ALL:-${LANG:-C.UTF-8}}}" \
    --chdir "$PWD" --die-with-parent "$@"
}
