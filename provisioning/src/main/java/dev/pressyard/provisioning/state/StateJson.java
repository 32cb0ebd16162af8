package dev.pressyard.provisioning.state;

import tools.jackson.databind.json.JsonMapper;

/** The one reader of Terraform's JSON. */
final class StateJson {

    static final JsonMapper MAPPER = JsonMapper.shared();

    private StateJson() {}
}
