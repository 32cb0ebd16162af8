#!/bin/sh
# Unpacks Python's packages, and what they need that is not here yet, into a folder of their own: no package is installed, so none
# has to be removed again. FOLDER/python3 is the interpreter. Brings apt's lists up to date on the way.
#
# usage: lay_python_aside.sh FOLDER PACKAGE…
set -eu
folder=$1
shift
[ ! -x "$folder/python3" ] || exit 0

export DEBIAN_FRONTEND=noninteractive
mkdir -p "$folder/archives/partial"
apt-get -qq update
apt-get -qq --yes --no-install-recommends -o Dir::Cache::archives="$folder/archives" --download-only install "$@"
for package in "$folder"/archives/*.deb; do
  dpkg-deb --extract "$package" "$folder"
done
rm -r "$folder/archives"

# Python finds its own library by where it lies itself; the system's it must be told.
cat >"$folder/python3.new" <<END
#!/bin/sh
LD_LIBRARY_PATH=$folder/usr/lib/$(uname -m)-linux-gnu exec $folder/usr/bin/python3 "\$@"
END
chmod 0755 "$folder/python3.new"
mv "$folder/python3.new" "$folder/python3"
