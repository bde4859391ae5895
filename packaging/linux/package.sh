#!/bin/sh
# Makes a .deb or .rpm of the application image that the build has made.
#
#     package.sh deb|rpm JPACKAGE VERSION TARGET TIMESTAMP
#
# TIMESTAMP, such as 2026-11-23T00:00:00Z or seconds since 1970, is the time of every file in it, so that the same source
# gives the same bytes.
set -eu

type=$1
jpackage=$2
version=$3
target=$4
timestamp=$5

case $timestamp in
*[!0-9]*) ;;
*) timestamp=@$timestamp ;;
esac
SOURCE_DATE_EPOCH=$(date -u -d "$timestamp" +%s)
export SOURCE_DATE_EPOCH
chmod 755 "$target/image/vsxray/lib/app/share/faster-start"
find "$target/image" -exec touch -h -d "$timestamp" {} +

here=$(cd "$(dirname "$0")" && pwd)
case $type in
deb)
    "$jpackage" --type deb --name vsxray --app-version "$version" \
        --app-image "$target/image/vsxray" --install-dir /opt --dest "$target" \
        --resource-dir "$here/resources" \
        --description "Finds malicious and risky VS Code extensions by reading them" \
        --vendor "the vsxray authors" --license-file "$here/../../LICENSE"
    ;;
rpm)
    # Not by jpackage, whose packages carry the time and the machine of the build.
    rpmbuild -bb --quiet --define "_topdir $target/rpm" --define "_rpmdir $target" \
        --define '_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm' \
        --define "application_version $version" --define "application_image $target/image/vsxray" \
        --define "application_licence $here/../../LICENSE" "$here/vsxray.spec"
    rm -r "$target/rpm"
    ;;
esac
