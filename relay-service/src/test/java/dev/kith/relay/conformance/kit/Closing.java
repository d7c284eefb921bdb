package dev.kith.relay.conformance.kit;

/// How a connection ended.
///
/// @param code of the close frame (RFC 6455, section 7.4), 1006 if there was none
/// @param reason what the close frame says, or what broke
public record Closing(int code, String reason) {}
