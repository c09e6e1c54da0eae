// Writes the samples of today's versions again, and the seeds of the fuzz targets from them. Review the
// difference: a line that changed without a new type version means that what is on disk somewhere is no
// longer written the same.
#include "events/json/view.hpp"
#include "events/upcast/versions.hpp"
#include "tests/golden/sample_files.hpp"
#include "tests/support/arbitrary.hpp"
#include "tests/support/hex.hpp"

#include <cstdio>
#include <fstream>

namespace verdiep {
namespace {

constexpr std::size_t samples_per_type = 3;
/// Samples are to be read by people: those with a text of thousands of bytes are drawn again.
constexpr std::size_t sample_bytes_max = 900;
constexpr Timestamp first_day{1'767'225'600'000}; // 2026-01-01T00:00:00Z

Bytes encode_sample(EventBody body, std::uint64_t number, test::Random& random) {
  Record record = test::record_of(std::move(body), random);
  record.position = {number};
  record.at = {first_day.ms + static_cast<std::int64_t>(number) * 61'007};
  record.recorded = {record.at.ms + 412};
  return encode_record(record);
}

Bytes encode_sample(CommandBody body, std::uint64_t number, test::Random& random) {
  Command command = test::command_of(std::move(body), random);
  command.at = {first_day.ms + static_cast<std::int64_t>(number) * 61'007};
  return encode_command(command);
}

void write_file(const std::string& path, const void* data, std::size_t size) {
  std::ofstream file(path, std::ios::binary);
  file.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  if (!file) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(1);
  }
}

template <class Vocabulary, class Type>
std::vector<Bytes> draw_samples() {
  constexpr bool has_fields = !boost::mp11::mp_empty<codec::fields_of<Type>>::value;
  test::Random random(1);
  std::vector<Bytes> samples;
  while (samples.size() < (has_fields ? samples_per_type : 1)) {
    Bytes sample = encode_sample(Vocabulary{test::arbitrary<Type>(random)}, 1 + samples.size(), random);
    if (sample.size() <= sample_bytes_max) {
      samples.push_back(std::move(sample));
    }
  }
  return samples;
}

template <class Vocabulary, class ToJson>
void write_samples(std::string_view kind, std::string_view fuzz_target, ToJson to_json) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, Vocabulary>>(
      [&]<class Type>(boost::mp11::mp_identity<Type>) {
        const unsigned version = upcast::type_version<Type>;
        const std::vector<Bytes> samples = draw_samples<Vocabulary, Type>();
        std::string lines;
        json::Json views = json::Json::array();
        for (const Bytes& sample : samples) {
          lines += test::to_hex(sample) + "\n";
          views.push_back(*to_json(ByteView(sample)));
        }
        const std::string text = views.dump(2) + "\n";
        write_file(test::sample_path(kind, Type::type_name, version, "hex"), lines.data(), lines.size());
        write_file(test::sample_path(kind, Type::type_name, version, "json"), text.data(), text.size());
        const std::string seed = std::string(VERDIEP_SOURCE_DIR) + "/tests/fuzz/" + std::string(fuzz_target) +
                                 "/corpus/" + Type::type_name + ".v" + std::to_string(version);
        write_file(seed, samples.front().data(), samples.front().size());
      }
  );
}

} // namespace
} // namespace verdiep

int main() {
  using namespace verdiep;
  write_samples<EventBody>("events", "record", [](ByteView sample) { return json::record_view(sample); });
  write_samples<CommandBody>("commands", "command", [](ByteView sample) {
    return json::command_view(sample);
  });
}
