package dev.pressyard.portal.doctor;

import java.util.List;

/**
 * A program that the portal starts, and what cannot be done without it. The entry script's table of tools says the same
 * of what it installs.
 *
 * @param commands the names it may have on the path
 * @param needed what cannot be done without it
 * @param remedy what to do when it is missing
 */
record Tool(String name, List<String> commands, String needed, String remedy) {

    static final List<Tool> ALL = List.of(
            new Tool(
                    "Terraform",
                    List.of("terraform"),
                    "No site can be planned, applied or destroyed.",
                    "Install Terraform 1.11 or newer from releases.hashicorp.com."),
            new Tool(
                    "Packer",
                    List.of("packer"),
                    "No image can be built, so no site can be created.",
                    "Install Packer from releases.hashicorp.com, or Debian's package packer."),
            new Tool(
                    "Ansible",
                    List.of("ansible-playbook"),
                    "No image can be built, so no site can be created.",
                    "Install Ansible, for example Debian's package ansible."),
            new Tool(
                    "Docker client",
                    List.of("docker"),
                    "No image can be built or pushed, so no site can be created.",
                    "Install Docker, for example Debian's package docker.io."),
            new Tool(
                    "moto",
                    List.of("moto_server"),
                    "The sandbox has no control plane; sites can only go to AWS.",
                    "Install moto: pip install 'moto[server]', or Debian's package python3-moto."),
            new Tool(
                    "Docker registry",
                    List.of("docker-registry", "registry"),
                    "The sandbox has nowhere to keep images.",
                    "Install Debian's package docker-registry."),
            new Tool(
                    "HAProxy",
                    List.of("haproxy"),
                    "Sites in the sandbox have no load balancer, so they cannot be opened.",
                    "Install Debian's package haproxy."));
}
