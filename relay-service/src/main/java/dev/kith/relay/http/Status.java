package dev.kith.relay.http;

import java.util.List;
import java.util.UUID;

/// What the relay tells its operators about itself.
///
/// @param log the name of the log; another one means that the database was replaced
/// @param head the position of the newest event
/// @param events how many are stored
/// @param jsonBytes how long they are together, as JSON: what `kith.relay.retention.size` bounds
/// @param bytes what events, tags and their indexes take on the disk
/// @param connections clients of this replica
/// @param subscriptions live subscriptions of this replica
/// @param durable false if a crash of PostgreSQL can lose confirmed events
/// @param weakSettings the settings of PostgreSQL to blame for that, as `name=value`
public record Status(
    UUID log,
    long head,
    long events,
    long jsonBytes,
    long bytes,
    int connections,
    int subscriptions,
    boolean durable,
    List<String> weakSettings) {}
