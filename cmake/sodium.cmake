# libsodium's C source for WebAssembly, where no package has it: SHA-256, HMAC-SHA-256 and Ed25519 only.
# Target verdiep_sodium (natively the same name stands for the system's library).
include(source_package)
verdiep_source_package(libsodium
  GIT_REPOSITORY https://github.com/jedisct1/libsodium.git
  GIT_TAG 940ef42797baa0278df6b7fd9e67c7590f87744b # 1.0.18-RELEASE
)
set(source "${libsodium_SOURCE_DIR}/src/libsodium")
set(generated "${PROJECT_BINARY_DIR}/third_party/sodium")

# What its configure script would write.
set(VERSION 1.0.18)
set(SODIUM_LIBRARY_VERSION_MAJOR 10)
set(SODIUM_LIBRARY_VERSION_MINOR 3)
set(SODIUM_LIBRARY_MINIMAL_DEF "#define SODIUM_LIBRARY_MINIMAL 1")
configure_file("${source}/include/sodium/version.h.in" "${generated}/sodium/version.h" @ONLY)
unset(VERSION)
file(CREATE_LINK "${source}/include/sodium/export.h" "${generated}/sodium/export.h" SYMBOLIC) # which that one includes

add_library(verdiep_sodium STATIC
  "${source}/crypto_auth/hmacsha256/auth_hmacsha256.c"
  "${source}/crypto_core/ed25519/ref10/ed25519_ref10.c"
  "${source}/crypto_hash/sha256/cp/hash_sha256_cp.c"
  "${source}/crypto_hash/sha256/hash_sha256.c"
  "${source}/crypto_hash/sha512/cp/hash_sha512_cp.c"
  "${source}/crypto_sign/crypto_sign.c"
  "${source}/crypto_sign/ed25519/ref10/keypair.c"
  "${source}/crypto_sign/ed25519/ref10/open.c"
  "${source}/crypto_sign/ed25519/ref10/sign.c"
  "${source}/crypto_sign/ed25519/sign_ed25519.c"
  "${source}/crypto_verify/sodium/verify.c"
  "${source}/randombytes/randombytes.c"
  "${source}/sodium/core.c"
  "${source}/sodium/utils.c"
)
target_include_directories(verdiep_sodium SYSTEM
  PUBLIC "${generated}" "${source}/include"
  PRIVATE "${generated}/sodium" "${source}/include/sodium")
target_compile_definitions(verdiep_sodium
  PUBLIC SODIUM_STATIC=1
  PRIVATE CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1 HAVE_WEAK_SYMBOLS=1)
target_compile_options(verdiep_sodium PRIVATE -w) # not ours to repair
