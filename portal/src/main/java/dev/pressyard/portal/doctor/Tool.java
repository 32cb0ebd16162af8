package dev.pressyard.portal.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that the portal starts, and what cannot be done without it. The entry script's table of tools says the same
 * of what it installs.
 *
 * @param commands the names it may have on the path
 * @param question the command that tells its version, with {@value #PLACE} and {@value #FOLDER} for where it is; empty
 *     for what has no version to tell
 * @param needed what cannot be done without it
 * @param remedy what to do when it is missing
 */
record Tool(String name, List<String> commands, List<String> question, String needed, String remedy) {

    private static final String PLACE = "<place>";
    private static final String FOLDER = "<folder>";

    static final List<Tool> ALL = List.of(
            new Tool(
                    "Terraform",
                    List.of("terraform"),
                    List.of(PLACE, "version"),
                    "No site can be planned, applied or destroyed.",
                    "Install Terraform 1.11 or newer from releases.hashicorp.com."),
            new Tool(
                    "Packer",
                    List.of("packer"),
                    List.of(PLACE, "version"),
                    "No image can be built, so no site can be created.",
                    "Install Packer from releases.hashicorp.com, or Debian's package packer."),
            new Tool(
                    "Ansible",
                    List.of("ansible-playbook"),
                    List.of(PLACE, "--version"),
                    "No image can be built, so no site can be created.",
                    "Install Ansible, for example Debian's package ansible."),
            new Tool(
                    "Docker client",
                    List.of("docker"),
                    List.of(PLACE, "--version"),
                    "No image can be built or pushed, so no site can be created.",
                    "Install Docker, for example Debian's package docker.io."),
            new Tool(
                    "moto",
                    List.of("moto_server"),
                    // It has no --version: its Python, which lies beside it, knows.
                    List.of(
                            FOLDER + "/python3",
                            "-c",
                            "import importlib.metadata; print(importlib.metadata.version('moto'))"),
                    "The sandbox has no control plane; sites can only go to AWS.",
                    "Install moto: pip install 'moto[server]', or Debian's package python3-moto."),
            new Tool(
                    "Docker registry",
                    List.of("docker-registry", "registry"),
                    List.of(PLACE, "--version"),
                    "The sandbox has nowhere to keep images.",
                    "Install Debian's package docker-registry."),
            new Tool(
                    "HAProxy",
                    List.of("haproxy"),
                    List.of(PLACE, "-v"),
                    "Sites in the sandbox have no load balancer, so they cannot be opened.",
                    "Install Debian's package haproxy."));

    /** The command that tells the version of the tool that was found in a place. */
    List<String> question(Path place) {
        return question.stream()
                .map(word -> word.replace(PLACE, place.toString()).replace(FOLDER, folder(place)))
                .toList();
    }

    private static String folder(Path place) {
        try {
            return String.valueOf(place.toRealPath().getParent());
        } catch (IOException goneMeanwhile) {
            throw new UncheckedIOException(goneMeanwhile);
        }
    }
}
