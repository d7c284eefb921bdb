/// Topic names and patterns, by the rules of MQTT 5. Pure.
@NullMarked
@SansIo
package dev.kith.model.topic;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
