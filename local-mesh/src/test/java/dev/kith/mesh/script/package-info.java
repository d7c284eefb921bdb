/// The script `kith` as a person uses it.
@NullMarked
package dev.kith.mesh.script;

import org.jspecify.annotations.NullMarked;
