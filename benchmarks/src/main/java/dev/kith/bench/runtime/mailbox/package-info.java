/// The benchmark of mailboxes: what keeps messages for who is away, beside an MQTT broker that
/// does.
@NullMarked
package dev.kith.bench.runtime.mailbox;

import org.jspecify.annotations.NullMarked;
