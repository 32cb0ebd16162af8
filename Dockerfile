# The portal with its tools on Debian 13. It takes the jar that `mvn package` made:
#
#   mvn -DskipTests package && docker build -t pressyard .
#
# Terraform and Packer come from HashiCorp's releases, checked by their sums (for ARCHITECTURE=arm64 give those too), and the
# AWS provider from Terraform's registry, checked by HashiCorp's signature. For a machine that cannot reach them what lies in
# portal/target is taken instead: tools/ with the binaries, terraform-providers/ in the layout of an unpacked mirror.
ARG BASE_IMAGE=debian:trixie-slim

FROM ${BASE_IMAGE} AS tools
ARG TERRAFORM_VERSION=1.11.4
ARG TERRAFORM_SHA256=1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc
ARG PACKER_VERSION=1.11.2
ARG PACKER_SHA256=ced13efc257d0255932d14b8ae8f38863265133739a007c430cae106afcfc45a
ARG ARCHITECTURE=amd64
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip && rm -rf /var/lib/apt/lists/*
# The folder may be missing: a pattern that matches nothing is no error beside a file that is there.
COPY pom.xml portal/target/tool[s] /tools/
RUN set -eu; rm /tools/pom.xml; \
    fetch() { \
      [ ! -x "/tools/$1" ] || return 0; \
      curl --fail --silent --show-error --location --output /tmp/archive \
        "https://releases.hashicorp.com/$1/$2/$1_$2_linux_$ARCHITECTURE.zip"; \
      echo "$3  /tmp/archive" | sha256sum --check; \
      unzip -q /tmp/archive "$1" -d /tools; \
    }; \
    fetch terraform "$TERRAFORM_VERSION" "$TERRAFORM_SHA256"; \
    fetch packer "$PACKER_VERSION" "$PACKER_SHA256"
# A run's `init` links the provider from here. Without it each would download 700 MB.
COPY pom.xml portal/target/terraform-provider[s] /terraform-providers/
COPY terraform-modules/site/versions.tf /tmp/providers/
RUN set -eu; rm /terraform-providers/pom.xml; \
    [ -d /terraform-providers/registry.terraform.io ] || TF_PLUGIN_CACHE_DIR=/terraform-providers CHECKPOINT_DISABLE=1 \
      /tools/terraform -chdir=/tmp/providers init -backend=false -input=false -no-color
# Packer up to 1.9 has these plugins built in.
COPY packer /tmp/packer
RUN set -eu; mkdir /packer-plugins; export PACKER_PLUGIN_PATH=/packer-plugins CHECKPOINT_DISABLE=1; \
    case "$(/tools/packer version)" in *v1.[0-9].*) exit 0 ;; esac; \
    for plugins in /tmp/packer/*/plugins.pkr.hcl; do /tools/packer init "$plugins"; done

FROM ${BASE_IMAGE}
# The JRE's package links its manual pages and fails where a slim image has no folder for them.
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends \
      ansible ca-certificates curl docker-cli docker-registry git haproxy openjdk-25-jre-headless \
      python3-flask python3-flask-cors python3-moto tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --user-group --home-dir /var/lib/pressyard --no-create-home --shell /usr/sbin/nologin pressyard \
 && install --directory --owner pressyard --group pressyard --mode 700 /var/lib/pressyard
COPY --from=tools /tools/ /usr/local/bin/
COPY --from=tools /packer-plugins /opt/pressyard/packer-plugins
COPY --from=tools /terraform-providers /opt/pressyard/terraform-providers
COPY sandbox/machine/words.sh sandbox/machine/processes.sh sandbox/machine/runs.sh sandbox/machine/container.sh sandbox/machine/container.tfrc /opt/pressyard/machine/
COPY ansible /opt/pressyard/ansible
COPY packer /opt/pressyard/packer
COPY terraform-modules /opt/pressyard/terraform-modules
COPY portal/target/pressyard-portal.jar /opt/pressyard/

ENV PRESSYARD_HOME=/opt/pressyard \
    PRESSYARD_DATA=/var/lib/pressyard \
    SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080 \
    CHECKPOINT_DISABLE=1 \
    PACKER_PLUGIN_PATH=/opt/pressyard/packer-plugins \
    TF_CLI_CONFIG_FILE=/opt/pressyard/machine/container.tfrc \
    LANG=C.UTF-8
USER pressyard
WORKDIR /var/lib/pressyard
VOLUME /var/lib/pressyard
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/actuator/health"]
STOPSIGNAL SIGTERM
# tini reaps what Terraform and Packer leave behind; a Java process with number 1 would not.
ENTRYPOINT ["tini", "--", "/opt/pressyard/machine/container.sh"]
