// Runs a fuzz target without libFuzzer, in ordinary builds: first the corpus, so that every find stays found,
// then a fixed number of seeded mutations of it. An input that crashes the target is printed in hexadecimal.
#include <algorithm>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

constexpr std::size_t mutations = 500'000;
constexpr std::size_t changes_max = 4;

Input current; // what the target is given, for the handler below

extern "C" void print_input(int signal) {
  std::fprintf(stderr, "signal %d on these %zu bytes:\n", signal, current.size());
  for (const std::uint8_t byte : current) {
    std::fprintf(stderr, "%02x", byte);
  }
  std::fputc('\n', stderr);
  std::_Exit(1);
}

void run(const Input& input) {
  current = input;
  // A copy of its own size, so that a sanitizer sees what reads beyond its end.
  const Input exact(input);
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

/// Sorted by name, so that a run is the same everywhere.
std::vector<Input> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Input> inputs;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

/// One byte set, put in, or left out, or a piece of another input put over this one.
void change(Input& input, const std::vector<Input>& corpus, std::mt19937_64& random) {
  const std::size_t place = input.empty() ? 0 : random() % input.size();
  const auto at = input.begin() + static_cast<std::ptrdiff_t>(place);
  const auto byte = static_cast<std::uint8_t>(random());
  switch (random() % 4) {
  case 0:
    input.insert(at, byte);
    return;
  case 1:
    if (!input.empty()) {
      input.erase(at);
    }
    return;
  case 2:
    if (!input.empty()) {
      *at = byte;
    }
    return;
  default: {
    const Input& other = corpus[random() % corpus.size()];
    const std::size_t length =
        std::min(input.size(), other.size()) - std::min({input.size(), other.size(), place});
    std::copy_n(other.begin() + static_cast<std::ptrdiff_t>(length == 0 ? 0 : place), length, at);
  }
  }
}

} // namespace

int main(int argc, char** argv) {
  std::signal(SIGABRT, print_input);
  std::signal(SIGSEGV, print_input);
  std::vector<Input> corpus;
  for (int index = 1; index < argc; ++index) {
    const std::vector<Input> inputs = read_corpus(argv[index]);
    corpus.insert(corpus.end(), inputs.begin(), inputs.end());
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "an empty corpus would be a test that cannot fail\n");
    return 1;
  }
  std::for_each(corpus.begin(), corpus.end(), run);

  std::mt19937_64 random(1); // the engine, unlike the distributions, is the same everywhere
  for (std::size_t round = 0; round < mutations; ++round) {
    Input input = corpus[random() % corpus.size()];
    for (std::size_t changes = 1 + random() % changes_max; changes > 0; --changes) {
      change(input, corpus, random);
    }
    run(input);
  }
  std::printf("%zu inputs replayed, %zu mutations of them tried\n", corpus.size(), mutations);
}
