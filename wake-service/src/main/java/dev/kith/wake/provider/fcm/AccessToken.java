package dev.kith.wake.provider.fcm;

import dev.kith.wake.push.Secret;
import java.time.Instant;

/// What Google lets a service account in with.
///
/// @param staleAt from when on another one is fetched
record AccessToken(Secret text, Instant staleAt) {}
