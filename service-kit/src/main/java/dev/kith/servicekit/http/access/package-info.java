/// Who may make which request. What is under `/v1` is refused unless the controller method says
/// which role it [dev.kith.servicekit.access.Requires] and a key that has it signed the request
/// (NIP-98). Under `/actuator` everybody learns whether the service is up, live and ready; metrics
/// and the details of health need the role reader, or a machine in one of the observing networks.
/// Those paths are on the service's own port: a separate `management.server.port` is beyond these
/// checks.
@NullMarked
package dev.kith.servicekit.http.access;

import org.jspecify.annotations.NullMarked;
