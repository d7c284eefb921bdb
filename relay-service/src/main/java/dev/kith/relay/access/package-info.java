/// Who may read and who may write which event (protocol, Privacy and access). Pure.
@NullMarked
@SansIo
package dev.kith.relay.access;

import dev.kith.model.SansIo;
import org.jspecify.annotations.NullMarked;
