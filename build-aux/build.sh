# build.sh - sourced after environment.sh: builds the checkout.
#
#   build DIR [MESON-OPTION...]   sets DIR up where it is new and builds it; quiet unless something fails

build() {
  local dir=$1 log=$1/build.log linker; shift
  mkdir -p "$dir"
  if [ ! -e "$dir/build.ninja" ]; then
    say "Configuring $(basename "$dir")."
    linker=
    ! environment_exec sh -c 'command -v mold' >/dev/null || linker=mold
    environment_exec env ${linker:+CC_LD=$linker} meson setup "$dir" "$top" "$@" >"$log" 2>&1 || { cat "$log" >&2; die "meson setup failed"; }
  fi
  # ninja says "no work to do" at once; only a build that takes time is announced.
  if ! environment_exec ninja -C "$dir" -n 2>/dev/null | grep -q 'no work to do'; then
    say "Building $(basename "$dir")."
    environment_exec ninja -C "$dir" >"$log" 2>&1 || { tail -n 60 "$log" >&2; die "the build failed; its log: $log"; }
  fi
}
