/// What is installed beside the services or for them, held against them.
@NullMarked
package dev.kith.mesh.deploy;

import org.jspecify.annotations.NullMarked;
