#include "server/gateway/tls.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <ctime>
#include <fstream>
#include <string>

namespace verdiep::gateway {
namespace {

namespace ssl = boost::asio::ssl;

Failure refused(const std::string& what, const char* advice) {
  ERR_clear_error();
  return fail(ErrorCode::invalid_input, what, advice);
}

Result<void> check_readable(const std::filesystem::path& file, const char* what) {
  const std::ifstream stream(file);
  if (stream.is_open())
    return {};
  return refused(
      std::string("cannot read the ") + what + " " + file.string(),
      "Check the path and that the server may read it."
  );
}

Result<void> check_dates(SSL_CTX* context, const std::filesystem::path& file) {
  const X509* certificate = SSL_CTX_get0_certificate(context);
  if (X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0) {
    return refused(
        "the certificate " + file.string() + " has expired", "Renew it: browsers would refuse it."
    );
  }
  if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0) {
    return refused(
        "the certificate " + file.string() + " is not valid yet", "Check the clock of this machine, or wait."
    );
  }
  return {};
}

} // namespace

Result<std::unique_ptr<ssl::context>> open_tls(const TlsFiles& files) {
  VERDIEP_CHECK(check_readable(files.certificate, "certificate"));
  VERDIEP_CHECK(check_readable(files.key, "key"));

  auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
  context->set_options(
      ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
      ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1
  );
  boost::system::error_code error;
  context->use_certificate_chain_file(files.certificate.string(), error);
  if (error) {
    return refused(
        files.certificate.string() + " holds no certificate in PEM form",
        "Name the file with the full chain, such as fullchain.pem."
    );
  }
  VERDIEP_CHECK(check_dates(context->native_handle(), files.certificate));
  context->use_private_key_file(files.key.string(), ssl::context::pem, error);
  if (error) {
    // OpenSSL compares the two when both are loaded, so a stranger's key fails here with an X.509 error.
    const bool mismatch =
        ERR_GET_REASON(static_cast<unsigned long>(error.value())) == X509_R_KEY_VALUES_MISMATCH;
    if (mismatch) {
      return refused(
          "the key " + files.key.string() + " does not belong to the certificate " +
              files.certificate.string(),
          "Name the key that the certificate was made with."
      );
    }
    return refused(
        files.key.string() + " holds no private key in PEM form",
        "Name the key file, such as privkey.pem, without a passphrase."
    );
  }
  return context;
}

} // namespace verdiep::gateway
