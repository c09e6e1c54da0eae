# Everything of others that we use, each behind one target of ours. Natively from the system's packages; for WebAssembly
# header-only libraries are staged as symlinks in the build tree, because the system's include folder must never be on
# that compiler's path.
if(EMSCRIPTEN)
  include(third_party_wasm)
else()
  include(third_party_native)
endif()
