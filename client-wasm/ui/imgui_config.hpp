/// Configuration of Dear ImGui, read by its own sources and by ours: the two must agree.
#pragma once

// Code points beyond U+FFFF reach the widget layer whole; what the font lacks is left to the browser to draw.
#define IMGUI_USE_WCHAR32

// An application for everybody: no demo, metrics or debug windows. Saves about 30 kB compressed.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// Positions and looks come from our own code, never from a file.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Only what 1.92 itself offers: nothing that the next release removes.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
