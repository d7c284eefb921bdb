/// What is known of agents: what they declare of themselves, and what is observed of them by signed
/// probes. A connection that goes away is a hint and never a verdict.
@SansIo
@NullMarked
package dev.kith.presence.agents;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
