// Paper. The dialog stops the page, so it opens once the frame that asked for it is done.

export const open = () => setTimeout(() => print(), 0);
