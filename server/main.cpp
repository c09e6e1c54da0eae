#include "server/cli/program.hpp"

int main(int argc, char** argv) {
  return verdiep::cli::run(argc, argv);
}
