export const HOST = "https://iam.amazonaws.com/";
export const VERSION = "2010-05-08";
