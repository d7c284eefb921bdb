/// All that a mesh holds in one file, and a mesh made of such a file.
@NullMarked
package dev.kith.mesh.backup;

import org.jspecify.annotations.NullMarked;
