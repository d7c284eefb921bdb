package dev.kith.presence.membership;

import dev.kith.presence.membership.frame.Endpoint;

/// Which way a frame goes or came.
///
/// @param reliable over a connection that repeats what is lost, as far as there is one
public record Route(Endpoint endpoint, boolean reliable) {}
