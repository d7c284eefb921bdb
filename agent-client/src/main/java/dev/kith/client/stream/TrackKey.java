package dev.kith.client.stream;

import dev.kith.model.event.PublicKey;

/// A stream as readers see it: its name means something only together with its author.
record TrackKey(PublicKey author, String stream) {}
